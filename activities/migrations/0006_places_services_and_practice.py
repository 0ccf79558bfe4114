"""Several places, the organisations of a state, clauses, the level of the delegations, the best-practice note."""

from typing import Any

import django.contrib.postgres.fields
from django.db import migrations, models


def one_place_each(apps: Any, schema_editor: Any) -> None:
    """The one text of a place becomes a list of named places."""
    Activity = apps.get_model("activities", "Activity")
    for row in Activity.objects.exclude(place="").only("pk", "place").iterator():
        names = [name.strip() for name in row.place.split("/") if name.strip()]
        row.places = [{"name": name, "where": "", "other_name": "", "other_side": ""} for name in names]
        row.place = " / ".join(names)
        row.save(update_fields=["places", "place"])


class Migration(migrations.Migration):
    dependencies = [("activities", "0005_own_record"), ("mechanisms", "0002_sessions_contacts_and_parents")]

    operations = [
        migrations.AddField(
            "activity",
            "clauses",
            models.ManyToManyField(blank=True, related_name="activities", to="mechanisms.clause"),
        ),
        migrations.AddField(
            "activity",
            "delegation",
            models.CharField(
                blank=True,
                choices=[
                    ("", "Not said"),
                    ("ministerial", "Ministers"),
                    ("chiefs", "Chiefs of forces or agencies"),
                    ("senior", "Senior officials"),
                    ("working", "Working level"),
                ],
                max_length=11,
            ),
        ),
        migrations.AddField("activity", "places", models.JSONField(blank=True, default=list)),
        migrations.AddField("activity", "practice", models.TextField(blank=True)),
        migrations.AddField("activity", "practice_reuse", models.BooleanField(default=False)),
        migrations.AddField("activity", "practice_shared", models.BooleanField(default=False)),
        migrations.AddField("participation", "represented_by", models.CharField(blank=True, max_length=200)),
        migrations.AddField(
            "participation",
            "services",
            django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=200), blank=True, default=list, size=None
            ),
        ),
        migrations.AlterField("activity", "place", models.TextField(blank=True)),
        migrations.AlterField(
            "participation",
            "role",
            models.CharField(
                choices=[
                    ("host", "Host"),
                    ("cohost", "Co-host"),
                    ("participant", "Participant"),
                    ("observer", "Observer"),
                    ("partner", "External partner"),
                    ("resource", "Resource person"),
                    ("dropped", "No longer named"),
                ],
                default="participant",
                max_length=11,
            ),
        ),
        migrations.RunPython(one_place_each, migrations.RunPython.noop),
    ]
