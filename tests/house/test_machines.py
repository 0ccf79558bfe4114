"""Every machine is whole, and the documents say what the tables say."""

from django.conf import settings

from kernel.workflow.registry import all_machines
from portal.house_docs import out_of_date


def test_every_machine_is_without_fault():
    assert all_machines()
    assert [fault for machine in all_machines() for fault in machine.faults()] == []


def test_the_generated_documents_are_up_to_date():
    assert out_of_date(settings.BASE_DIR / "docs" / "generated") == []
