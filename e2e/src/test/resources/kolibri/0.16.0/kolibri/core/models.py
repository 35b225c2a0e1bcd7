from django.db import models


class Learner(models.Model):
    name = models.CharField(max_length=100)
    birth_year = models.IntegerField(null=True)


class SyncQueue(models.Model):
    peer = models.CharField(max_length=100)
    tries = models.IntegerField(default=0)


class NetworkLocation(models.Model):
    address = models.CharField(max_length=100)


class Notification(models.Model):
    text = models.CharField(max_length=100, unique=True)


class Job(models.Model):
    state = models.CharField(max_length=20)
