"""Routes of the register."""

from django.urls import path

from mechanisms import views

app_name = "mechanisms"
urlpatterns = [
    path("", views.mechanism_list, name="mechanism-list"),
    path("<slug:code>/", views.mechanism_detail, name="mechanism-detail"),
]
