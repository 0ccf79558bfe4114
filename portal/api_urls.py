"""The API's routes, version 1. Its resources follow the pages' policy."""

from django.urls import path
from drf_spectacular.views import SpectacularAPIView

from activities.api.views import ActivityDetail, ActivityList

app_name = "api"
urlpatterns = [
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path("activities/", ActivityList.as_view(), name="activity-list"),
    path("activities/<str:reference>/", ActivityDetail.as_view(), name="activity-detail"),
]
