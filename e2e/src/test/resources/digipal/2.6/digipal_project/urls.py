from django.urls import path

from digipal import views

urlpatterns = [path('', views.home)]
