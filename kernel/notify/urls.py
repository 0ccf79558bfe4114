"""The routes of the mail catcher."""

from django.urls import path

from kernel.notify import views

app_name = "notify"
urlpatterns = [
    path("", views.mail_list, name="mail-list"),
    path("<uuid:public_id>/", views.mail_detail, name="mail-detail"),
]
