"""What rounds register at start-up."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

from kernel.access import policy
from kernel.accounts.quiet import register_quiet
from kernel.audit.verbs import register_verbs
from kernel.consensus.policy import POLICY
from kernel.workflow import registry

VERBS = {
    "consensus.round.opened": "opened the round",
    "consensus.round.replied": "replied for a seat",
    "consensus.round.position_recorded": "recorded a position by phone or note",
    "consensus.round.position_confirmed": "confirmed what was recorded by phone or note",
    "consensus.round.item_edited": "edited a text of the round",
    "consensus.round.extended": "gave more time for replies",
}


class ConsensusConfig(AppConfig):
    """Rounds of consultation between seats."""

    name = "kernel.consensus"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Registers the machine, the policy and the words of the audit."""
        machine = import_string("kernel.consensus.workflow.MACHINE")
        registry.register(machine)
        policy.register(POLICY.with_rows(machine.allow_rows()))
        register_verbs(VERBS)
        register_quiet(import_string("kernel.consensus.quiet.seated_offices"))
