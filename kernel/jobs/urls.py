"""The routes of the job pages."""

from django.urls import path

from kernel.jobs import views

app_name = "jobs"
urlpatterns = [
    path("<uuid:public_id>/", views.job_detail, name="job-detail"),
    path("<uuid:public_id>/stop/", views.job_cancel, name="job-cancel"),
]
