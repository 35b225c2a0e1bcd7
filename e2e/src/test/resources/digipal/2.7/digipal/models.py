from django.db import models


class Scribe(models.Model):
    name = models.CharField(max_length=100)


class Image(models.Model):
    locus = models.CharField(max_length=20, unique=True)
    scribe = models.ForeignKey(Scribe, on_delete=models.CASCADE)
    width = models.IntegerField(default=0)


class Annotation(models.Model):
    image = models.ForeignKey(Image, on_delete=models.CASCADE)
    text = models.TextField()
