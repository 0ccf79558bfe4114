"""Addresses of the clearance sheet, under those of the log: the sheet is printed here, the record is read there."""

from django.urls import path

from reporting.views import sheet

app_name = "sheets"
urlpatterns = [
    path("<str:reference>/", sheet.activity_sheet, name="activity-sheet"),
    path("<str:reference>/signed/", sheet.activity_signed, name="activity-signed"),
]
