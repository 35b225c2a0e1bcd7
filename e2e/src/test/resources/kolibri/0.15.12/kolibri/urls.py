from django.http import HttpResponse
from django.urls import path

from kolibri import __version__
from kolibri.core.models import Job, Learner, NetworkLocation, Notification, SyncQueue


def home(request):
    counts = [model.objects.count() for model in (Learner, SyncQueue, NetworkLocation, Notification, Job)]
    return HttpResponse('Kolibri %s: %s\n' % (__version__, ' '.join(map(str, counts))), content_type='text/plain')


urlpatterns = [path('', home)]
