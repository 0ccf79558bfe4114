"""`manage.py index_search`: write anew which words find each record, where that changed."""

from typing import Any

from django.core.management.base import BaseCommand

from activities.services.index_all import index_all


class Command(BaseCommand):
    """After an update that changes how text is prepared, or names in the register (DESIGN §6)."""

    help = "Write the search index of the log anew; what is up to date stays as it is."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Search index: {index_all()} records written.")
