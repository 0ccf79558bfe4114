"""A role is drafted, declared, replaced and withdrawn; what was entered before counts as declared."""

import uuid

from django.db import migrations, models
from django.db.models import F, Q

import kernel.clock

STATES = [
    ("draft", "Draft"),
    ("declared", "Declared"),
    ("replaced", "Replaced"),
    ("withdrawn", "Withdrawn"),
    ("set_aside", "Set aside"),
]


def give_each_a_name(apps, schema_editor):
    for row in apps.get_model("members", "RoleDeclaration").objects.filter(public_id=None):
        row.public_id = uuid.uuid4()
        row.save(update_fields=["public_id"])


class Migration(migrations.Migration):
    dependencies = [("members", "0002_public_ids_and_notes")]

    operations = [
        migrations.AddField("roledeclaration", "public_id", models.UUIDField(editable=False, null=True)),
        migrations.AddField(
            "roledeclaration",
            "state",
            models.CharField(choices=STATES, default="declared", max_length=9),
        ),
        migrations.AddField("roledeclaration", "ended_on", models.DateField(blank=True, null=True)),
        migrations.AddField("roledeclaration", "version", models.PositiveIntegerField(default=1)),
        migrations.AddField("roledeclaration", "state_since", models.DateTimeField(default=kernel.clock.now)),
        migrations.AlterField("roledeclaration", "declared_on", models.DateField(blank=True, null=True)),
        migrations.AlterField("roledeclaration", "declared_by", models.CharField(blank=True, max_length=200)),
        migrations.RunPython(give_each_a_name, migrations.RunPython.noop),
        migrations.AlterField(
            "roledeclaration", "public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
        ),
        migrations.AlterField(
            "roledeclaration",
            "state",
            models.CharField(choices=STATES, default="draft", max_length=9),
        ),
        migrations.AddConstraint(
            "roledeclaration",
            models.UniqueConstraint(
                condition=Q(state="draft"), fields=("establishment",), name="roledeclaration_one_draft"
            ),
        ),
        migrations.AddConstraint(
            "roledeclaration",
            models.UniqueConstraint(
                condition=Q(state="declared"), fields=("establishment",), name="roledeclaration_one_declared"
            ),
        ),
        migrations.AddConstraint(
            "roledeclaration",
            models.CheckConstraint(condition=~Q(role="not_declared"), name="roledeclaration_says_a_role"),
        ),
        migrations.AddConstraint(
            "roledeclaration",
            models.CheckConstraint(
                condition=Q(state__in=("draft", "set_aside")) | Q(declared_on__isnull=False),
                name="roledeclaration_declared_has_a_day",
            ),
        ),
        migrations.AddConstraint(
            "roledeclaration",
            models.CheckConstraint(
                condition=~Q(state__in=("replaced", "withdrawn")) | Q(ended_on__gte=F("declared_on")),
                name="roledeclaration_ends_after_it_began",
            ),
        ),
    ]
