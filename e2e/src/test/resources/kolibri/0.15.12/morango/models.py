import uuid

from django.db import models


def new():
    return uuid.uuid4().hex


class DatabaseIDModel(models.Model):
    id = models.CharField(max_length=32, primary_key=True, default=new)
