"""`manage.py verify_audit`: walk the audit's chain; exit 1 and name what was tampered with."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kernel.audit.models import Entry
from kernel.audit.verify import faults


class Command(BaseCommand):
    help = "Check that no audit entry was altered, deleted, swapped or cut off."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print each fault; exit 1 if there is one."""
        found = list(faults())
        for fault in found:
            self.stdout.write(fault)
        if found:
            raise CommandError(f"The audit was tampered with: {len(found)} faults.", returncode=1)
        self.stdout.write(f"The audit is whole: {Entry.objects.count()} entries.")
