"""Addresses of the report; every name is in `tests/house/routes.golden.csv`."""

from django.urls import path

from reporting.views import cycles, outcomes, packs, rounds, seeing, stages, text

app_name = "reporting"
urlpatterns = [
    path("", cycles.cycle_list, name="cycle-list"),
    path("new/", cycles.cycle_new, name="cycle-new"),
    path("<uuid:public_id>/", cycles.cycle_detail, name="cycle-detail"),
    path("<uuid:public_id>/discard/", cycles.cycle_discard, name="cycle-discard"),
    path("<uuid:public_id>/candidates/", cycles.candidates, name="candidates"),
    path("texts/<uuid:public_id>/", stages.stage_detail, name="stage-detail"),
    path("texts/<uuid:public_id>/read/", stages.stage_read, name="stage-read"),
    path("<uuid:public_id>/who-sees/", seeing.cycle_who_sees, name="cycle-who-sees"),
    path("texts/<uuid:public_id>/who-sees/", seeing.stage_who_sees, name="stage-who-sees"),
    path("texts/<uuid:public_id>/draft/", stages.stage_draft, name="stage-draft"),
    path("texts/<uuid:public_id>/circulate/", rounds.stage_circulate, name="stage-circulate"),
    path("texts/<uuid:public_id>/reply/", rounds.stage_reply, name="stage-reply"),
    path("texts/<uuid:public_id>/confirm/", rounds.stage_confirm, name="stage-confirm"),
    path("texts/<uuid:public_id>/position/", rounds.stage_position, name="stage-position"),
    path("texts/<uuid:public_id>/more-time/", rounds.stage_extend, name="stage-extend"),
    path("texts/<uuid:public_id>/take-back/", rounds.stage_take_back, name="stage-take-back"),
    path("texts/<uuid:public_id>/close/", rounds.stage_close, name="stage-close"),
    path("texts/<uuid:public_id>/at-the-meeting/", rounds.stage_meeting, name="stage-meeting"),
    path("texts/<uuid:public_id>/transmit/", outcomes.stage_transmit, name="stage-transmit"),
    path("texts/<uuid:public_id>/outcome/", outcomes.stage_outcome, name="stage-outcome"),
    path("texts/<uuid:public_id>/compile/", packs.pack_compile, name="pack-compile"),
    path("paragraphs/<uuid:public_id>/", text.paragraph_edit, name="paragraph-edit"),
    path("rows/<uuid:public_id>/", text.row_edit, name="row-edit"),
    path("questions/<uuid:public_id>/close/", stages.question_close, name="question-close"),
    path("packs/<uuid:public_id>/release/", packs.pack_release, name="pack-release"),
    path("packs/<uuid:public_id>/who-sees/", seeing.pack_who_sees, name="pack-who-sees"),
    path("packs/<uuid:public_id>/readers/", seeing.pack_readers, name="pack-readers"),
    path("packs/<uuid:public_id>/readers/<uuid:grant>/end/", seeing.reader_end, name="reader-end"),
    path("packs/<uuid:public_id>/withdraw/", packs.pack_withdraw, name="pack-withdraw"),
    path("packs/<uuid:public_id>/<slug:kind>/", packs.pack_download, name="pack-download"),
]
