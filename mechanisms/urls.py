"""Routes of the register. The fixed words come first: a mechanism's code is never one of them."""

from django.urls import path

from mechanisms.register.views import handover, rows
from mechanisms.views import chairs, documents, mechanisms, meetings, roles, scope, states

app_name = "mechanisms"
urlpatterns = [
    path("", mechanisms.mechanism_list, name="mechanism-list"),
    path("states/", states.state_list, name="state-list"),
    path("states/<slug:code>/", states.state_detail, name="state-detail"),
    path("states/<slug:code>/role/", roles.role_edit, name="role-edit"),
    path("states/<slug:code>/role/do/<slug:name>/", roles.role_fire, name="role-fire"),
    path("documents/", documents.document_list, name="document-list"),
    path("documents/<slug:code>/", documents.document_detail, name="document-detail"),
    path("chairs/", chairs.chair_list, name="chair-list"),
    path("words/", scope.scope_word_list, name="scope-word-list"),
    path("meetings/", meetings.meeting_list, name="meeting-list"),
    path("register/handover/chair/", handover.chair_handover, name="chair-handover"),
    path("register/handover/chair/<uuid:public_id>/posts/", handover.chair_posts, name="chair-posts"),
    path("register/handover/lead/", handover.lead_handover, name="lead-handover"),
    path("register/<slug:kind>/new/", rows.register_new, name="register-new"),
    path("register/<slug:kind>/<slug:key>/edit/", rows.register_edit, name="register-edit"),
    path("register/<slug:kind>/<slug:key>/history/", rows.register_history, name="register-history"),
    path("register/<slug:kind>/<slug:key>/remove/", rows.register_remove, name="register-remove"),
    path("<slug:code>/", mechanisms.mechanism_detail, name="mechanism-detail"),
]
