"""The words of an entry move beside the chain, and an entry says whose record it is about.

What earlier versions of the portal wrote is chained anew, once: their entries held the words themselves.
"""

import hashlib
import json
import uuid
from datetime import UTC

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from kernel.audit import chain

REFUSE = """
CREATE FUNCTION audit_words_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'The words of the audit are never changed: % is refused.', TG_OP; END $$;
CREATE TRIGGER audit_remark_no_change BEFORE UPDATE OR DELETE ON audit_remark
    FOR EACH ROW EXECUTE FUNCTION audit_words_stay();
"""
ALLOW = """
DROP TRIGGER audit_remark_no_change ON audit_remark;
DROP FUNCTION audit_words_stay();
"""
OPEN = "ALTER TABLE audit_entry DISABLE TRIGGER USER"
CLOSE = "ALTER TABLE audit_entry ENABLE TRIGGER USER"


def chain_anew(apps, schema_editor):
    """Number by number: give each entry its public id, put its words aside, compute its hash again."""
    entry_model, remark_model = apps.get_model("audit", "Entry"), apps.get_model("audit", "Remark")
    head = apps.get_model("audit", "Head").objects.first()
    if head is None:
        return
    number, previous = 0, chain.GENESIS
    for entry in entry_model.objects.order_by("number").iterator(chunk_size=2000):
        number, entry.public_id, entry.previous = entry.number, uuid.uuid4(), previous
        entry.comment_hash = hashlib.sha256(entry.comment.encode()).hexdigest() if entry.comment else ""
        entry.hash = previous = hashed(entry)
        if entry.comment:
            remark_model.objects.create(entry_id=entry.number, text=entry.comment)
        entry.save(update_fields=["public_id", "comment_hash", "previous", "hash"])
    head.number, head.hash, head.seal = number, previous, chain.seal(number, previous)
    head.save()


def hashed(entry):
    content = {
        "number": entry.number,
        "public_id": str(entry.public_id),
        "recorded_at": entry.recorded_at.astimezone(UTC).isoformat(),
        "domain_at": entry.domain_at.astimezone(UTC).isoformat(),
        "person": entry.person_id,
        "person_label": entry.person_label,
        "office_codes": entry.office_codes,
        "verb": entry.verb,
        "object_type": entry.object_type,
        "object_key": entry.object_key,
        "object_ref": entry.object_ref,
        "about_offices": entry.about_offices,
        "comment_hash": entry.comment_hash,
        "changes": entry.changes,
        "request_id": entry.request_id,
    }
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256((entry.previous + text).encode()).hexdigest()


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Remark",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="remark",
                        serialize=False,
                        to="audit.entry",
                    ),
                ),
                ("text", models.TextField()),
                ("removed_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Verification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("checked_at", models.DateTimeField()),
                ("number", models.BigIntegerField()),
                ("hash", models.CharField(max_length=64)),
                ("faults", models.PositiveIntegerField()),
                ("sentences", models.JSONField(default=list)),
                ("by_label", models.CharField(max_length=200)),
            ],
            options={"ordering": ["-pk"]},
        ),
        migrations.AddField("entry", "public_id", models.UUIDField(null=True, editable=False)),
        migrations.AddField("entry", "comment_hash", models.CharField(blank=True, default="", max_length=64)),
        migrations.AddField(
            "entry",
            "about_offices",
            django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(), blank=True, default=list, size=None
            ),
        ),
        migrations.RunSQL(OPEN, CLOSE),
        migrations.RunPython(chain_anew, migrations.RunPython.noop),
        migrations.RunSQL(CLOSE, OPEN),
        migrations.RemoveField("entry", "comment"),
        migrations.AlterField(
            "entry", "public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
        ),
        migrations.AlterField("entry", "comment_hash", models.CharField(blank=True, max_length=64)),
        migrations.AddIndex("entry", models.Index(fields=["object_ref", "number"], name="audit_entry_ref")),
        migrations.AddIndex("entry", models.Index(fields=["person", "verb", "number"], name="audit_entry_person")),
        migrations.AddIndex("entry", models.Index(fields=["domain_at"], name="audit_entry_when")),
        migrations.AddIndex(
            "entry",
            django.contrib.postgres.indexes.GinIndex(fields=["about_offices"], name="audit_entry_about"),
        ),
        migrations.RunSQL(REFUSE, ALLOW),
    ]
