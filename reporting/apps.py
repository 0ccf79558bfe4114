"""What the report registers at start-up."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

from kernel.access import policy
from kernel.accounts.quiet import register_quiet
from kernel.audit.verbs import register_verbs
from kernel.notify.kinds import register_kinds, register_news
from kernel.workflow import registry
from reporting.policy import POLICIES

VERBS = {
    "reporting.cycle.opened": "opened the cycle",
    "reporting.cycle.discarded": "discarded the cycle",
    "reporting.cycle.decided": "decided on a candidate",
    "reporting.stage.drafted": "drafted the text",
    "reporting.stage.received": "received the text of the stage before",
    "reporting.paragraph.edited": "edited a paragraph",
    "reporting.row.edited": "edited a row of an annex",
    "reporting.pack.compiled": "compiled the pack",
    "reporting.pack.downloaded": "downloaded a file of the pack",
    "reporting.pack.reader_named": "let one person read the pack",
    "reporting.pack.reader_ended": "took one person’s reading of the pack back",
    "reporting.work_item.opened": "was asked to look at the text again",
    "reporting.work_item.closed": "closed the question",
}
NOTICES = {
    "reporting.reply": "A text waits for the reply of your Member State.",
    "reporting.changed": "A text that you may reply to has changed.",
    "reporting.more_time": "There is more time to reply to a text.",
    "reporting.confirm": "Something recorded for your Member State waits for your confirmation.",
    "reporting.look": "A text needs another look.",
}
NEWS = {
    "reporting.settled": "A text has been settled.",
    "reporting.taken_back": "A text was taken back and will come again.",
    "reporting.released": "Papers for a meeting are ready to be read.",
    "reporting.reader": "A paper is open to you to read.",
}


class ReportingConfig(AppConfig):
    """The update on its way to the ministers."""

    name = "reporting"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Registers machines, policies, the words of the audit and the notices, and the compile job."""
        machines = {machine.model: machine for machine in import_string("reporting.workflow.MACHINES")}
        for machine in machines.values():
            registry.register(machine)
        for row in POLICIES:
            policy.register(row.with_rows(machines[row.model].allow_rows()) if row.model in machines else row)
        register_verbs(VERBS)
        register_kinds(NOTICES)
        register_news(NEWS)
        register_quiet(import_string("reporting.selectors.quiet.offices_before_a_round"))
        import_string("reporting.services.compile.register")()
