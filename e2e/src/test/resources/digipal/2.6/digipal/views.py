from django.http import HttpResponse

from . import __version__
from .models import Image, Scribe


def home(request):
    text = 'DigiPal %s: %d scribes, %d images\n' % (__version__, Scribe.objects.count(), Image.objects.count())
    return HttpResponse(text, content_type='text/plain; charset=utf-8')
