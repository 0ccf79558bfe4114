"""Routes of the register."""

from django.urls import path

from mechanisms import views
from mechanisms.register.views import handover, rows

app_name = "mechanisms"
urlpatterns = [
    path("", views.mechanism_list, name="mechanism-list"),
    path("register/handover/chair/", handover.chair_handover, name="chair-handover"),
    path("register/handover/chair/<uuid:public_id>/posts/", handover.chair_posts, name="chair-posts"),
    path("register/handover/lead/", handover.lead_handover, name="lead-handover"),
    path("register/<slug:kind>/new/", rows.register_new, name="register-new"),
    path("register/<slug:kind>/<slug:key>/edit/", rows.register_edit, name="register-edit"),
    path("register/<slug:kind>/<slug:key>/history/", rows.register_history, name="register-history"),
    path("register/<slug:kind>/<slug:key>/remove/", rows.register_remove, name="register-remove"),
    path("<slug:code>/", views.mechanism_detail, name="mechanism-detail"),
]
