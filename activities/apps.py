from django.apps import AppConfig

from kernel.access import policy
from kernel.audit.about import register_about
from kernel.audit.verbs import register_verbs
from kernel.notify.kinds import register_kinds, register_news
from kernel.workflow import registry

VERBS = {
    "activities.logged": "logged the record",
    "activities.edited": "changed the draft",
    "activities.entered_for_state": "entered the record for the state",
    "activities.entry_confirmed": "confirmed what was entered for the state",
    "activities.imported": "imported the record as sample data",
    "activities.imported_draft": "imported the record from the office’s own log",
    "activities.import_read": "read in a log of the office",
    "activities.import_columns": "said what the columns of the log mean",
    "activities.import_committed": "imported the log",
    "activities.import_discarded": "put the import away",
    "activities.correction_proposed": "began a correction",
    "activities.corrected": "corrected the record",
    "activities.confirmed": "confirmed its part",
    "activities.declined": "does not confirm its part",
    "activities.differs": "gave another date or place",
    "activities.versions_settled": "let the record say no more than both sides know",
    "activities.merge_proposed": "proposed one text for it and another record",
    "activities.basis_recorded": "recorded the basis for sharing",
    "activities.consensus_recorded": "recorded where the consensus stands",
    "activities.co_author_named": "named a co-author",
    "activities.co_author_ended": "ended a co-authorship",
    "activities.held": "put the record on hold (¶9)",
    "activities.released": "lifted the hold",
    "activities.hold_decision_proposed": "proposed what becomes of the hold",
    "activities.hold_decision_agreed": "agreed to what was proposed for the hold",
    "activities.hold_decision_declined": "did not agree to what was proposed for the hold",
    "activities.asked_not_to_report": "asked that it not be reported",
    "activities.lifted_not_to_report": "lifted the request not to report",
    "activities.view_saved": "saved a view of the list",
    "activities.view_renamed": "renamed a view of the list",
    "activities.view_removed": "removed a view of the list",
    "activities.exported": "took the list out in a file",
    "activities.ledger_taken": "took out the ledger of the own office",
    "activities.attached": "added a file",
    "activities.attachment_removed": "took a file away",
    "activities.scan_kept": "added the scan of the signed sheet",
    "activities.scan_removed": "took the scan of the signed sheet away",
    "activities.locked": "cited the record in a settled report",
}
KINDS = {
    "activities.confirm": "A record waits for your confirmation.",
    "activities.versions": "The date or place of a record is known in two ways.",
    "activities.hold_decision": "A decision under ¶9 waits for you.",
    "activities.review": "A record waits for the secretariat's check.",
    "activities.entered": "The secretariat entered a record for your state.",
    "activities.returned": "A record of your office came back with a comment.",
}
NEWS = {"activities.co_author": "A draft is open to you to write in."}


class ActivitiesConfig(AppConfig):
    """The log of activities."""

    name = "activities"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Registers policy, machines, words, notices, whose record is whose, and how the register reads the log."""
        from activities.policy import ATTACHMENT, IMPORT_POLICY, POLICY, SCAN, VIEWS
        from activities.selectors.involving import involving
        from activities.services.importing import run as importing
        from activities.workflow import RECORD, TIMING, timing_rows
        from mechanisms.selectors.involved import register_reader

        registry.register(RECORD)
        registry.register(TIMING)
        policy.register(POLICY.with_rows((*RECORD.allow_rows(), *timing_rows())))
        policy.register(VIEWS)
        policy.register(ATTACHMENT)
        policy.register(SCAN)
        policy.register(IMPORT_POLICY)
        register_verbs(VERBS)
        register_about(
            {
                "activities.Activity": lambda record: [record.owner_id],
                "activities.ImportRun": lambda run: [run.office_id],
            }
        )
        register_kinds(KINDS)
        register_news(NEWS)
        register_reader(involving)
        importing.register()
