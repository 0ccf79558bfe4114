"""Routes of the log; a record is named by its reference, never by a key."""

from django.urls import path

from activities.views import beside, detail, edit, hold, lists, merge, preview, seeing, sides

app_name = "activities"
urlpatterns = [
    path("", lists.activity_list, name="activity-list"),
    path("new/", edit.activity_new, name="activity-new"),
    path("work/", lists.activity_work, name="activity-work"),
    path("sentence/", preview.activity_sentence, name="activity-sentence"),
    path("scope-words/", preview.activity_scope_words, name="activity-scope-words"),
    path("duplicates/", preview.activity_duplicates, name="activity-duplicates"),
    path("<str:reference>/", detail.activity_detail, name="activity-detail"),
    path("<str:reference>/who-sees/", seeing.activity_who_sees, name="activity-who-sees"),
    path("<str:reference>/co-authors/", seeing.activity_co_authors, name="activity-co-authors"),
    path("<str:reference>/co-authors/<uuid:grant>/end/", seeing.co_author_end, name="co-author-end"),
    path("<str:reference>/receipt/", detail.activity_receipt, name="activity-receipt"),
    path("<str:reference>/edit/", edit.activity_edit, name="activity-edit"),
    path("<str:reference>/correct/", edit.activity_correct, name="activity-correct"),
    path("<str:reference>/do/<slug:name>/", detail.activity_fire, name="activity-fire"),
    path("<str:reference>/confirm/", beside.activity_confirm, name="activity-confirm"),
    path("<str:reference>/differs/", sides.activity_differs, name="activity-differs"),
    path("<str:reference>/versions/", sides.activity_versions, name="activity-versions"),
    path("<str:reference>/same/", merge.activity_same, name="activity-same"),
    path("<str:reference>/merge/<str:other>/", merge.activity_merge, name="activity-merge"),
    path("<str:reference>/held/", sides.activity_held, name="activity-held"),
    path("<str:reference>/basis/", beside.activity_basis, name="activity-basis"),
    path("<str:reference>/consensus/", beside.activity_consensus, name="activity-consensus"),
    path("<str:reference>/hold/", beside.activity_hold, name="activity-hold"),
    path("<str:reference>/hold/decision/", hold.activity_hold_decision, name="activity-hold-decision"),
    path("<str:reference>/hold/decision/answer/", hold.activity_hold_answer, name="activity-hold-answer"),
    path("<str:reference>/not-to-report/", beside.activity_wish, name="activity-wish"),
]
