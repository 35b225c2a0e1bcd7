from django.db import models


class Scribe(models.Model):
    name = models.CharField(max_length=100)


class Image(models.Model):
    locus = models.CharField(max_length=20)
    scribe = models.ForeignKey(Scribe, on_delete=models.CASCADE)
