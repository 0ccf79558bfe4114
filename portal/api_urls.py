"""The API's routes, version 1. Its resources follow the pages' policy."""

from django.urls import path
from drf_spectacular.views import SpectacularAPIView

from activities.api.views import ActivityDetail, ActivityList, Corrections, Hold, Step, StepList
from mechanisms.api import views as register

app_name = "api"
urlpatterns = [
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path("activities/", ActivityList.as_view(), name="activity-list"),
    path("activities/<str:reference>/", ActivityDetail.as_view(), name="activity-detail"),
    path("activities/<str:reference>/transitions/", StepList.as_view(), name="activity-steps"),
    path("activities/<str:reference>/transitions/<slug:name>/", Step.as_view(), name="activity-step"),
    path("activities/<str:reference>/corrections/", Corrections.as_view(), name="activity-corrections"),
    path("activities/<str:reference>/hold/", Hold.as_view(), name="activity-hold"),
    path("members/", register.MemberList.as_view(), name="member-list"),
    path("members/<str:code>/", register.MemberDetail.as_view(), name="member-detail"),
    path("mechanisms/", register.MechanismList.as_view(), name="mechanism-list"),
    path("mechanisms/<str:code>/", register.MechanismDetail.as_view(), name="mechanism-detail"),
    path("documents/", register.DocumentList.as_view(), name="document-list"),
    path("documents/<str:code>/", register.DocumentDetail.as_view(), name="document-detail"),
]
