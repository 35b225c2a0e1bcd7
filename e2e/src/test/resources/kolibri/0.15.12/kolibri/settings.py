from kolibri import home

SECRET_KEY = 'not of this site'
ALLOWED_HOSTS = ['127.0.0.1']
ROOT_URLCONF = 'kolibri.urls'
INSTALLED_APPS = ['django.contrib.contenttypes', 'morango', 'kolibri.core']
MIDDLEWARE = []
DEFAULT_AUTO_FIELD = 'django.db.models.AutoField'
TIME_ZONE = 'UTC'
USE_TZ = True
FILES = {
    'default': 'db',
    'syncqueue': 'syncqueue',
    'networklocation': 'networklocation',
    'notifications': 'notifications',
    'job_storage': 'job_storage',
}
DATABASES = {
    alias: {'ENGINE': 'django.db.backends.sqlite3', 'NAME': home.path(name + '.sqlite3'), 'CONN_MAX_AGE': None}
    for alias, name in FILES.items()
}
DATABASE_ROUTERS = ['kolibri.router.ByModel']
