import os

PROJECT_ROOT = os.path.dirname(os.path.abspath(__file__))
BASE = os.path.dirname(PROJECT_ROOT)
SECRET_KEY = 'not of this site'
ALLOWED_HOSTS = ['127.0.0.1']
ROOT_URLCONF = 'digipal_project.urls'
INSTALLED_APPS = ['django.contrib.contenttypes', 'django.contrib.staticfiles', 'digipal']
MIDDLEWARE = []
DEFAULT_AUTO_FIELD = 'django.db.models.AutoField'
TIME_ZONE = 'UTC'
USE_TZ = True
STATIC_URL = '/static/'
STATIC_ROOT = os.path.join(BASE, 'static_root')
MEDIA_ROOT = os.path.join(BASE, 'media')
DATABASES = {'default': {'ENGINE': 'django.db.backends.postgresql', 'NAME': 'digipal'}}

try:
    from .local_settings import *
except ImportError:
    print('WARNING: local_settings.py not found')
