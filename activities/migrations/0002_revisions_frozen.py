"""A revision never changes: the database refuses UPDATE and DELETE (DESIGN §4)."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION activities_revision_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A revision is never changed or deleted.';
END $$;
CREATE TRIGGER activities_revision_frozen BEFORE UPDATE OR DELETE ON activities_revision
    FOR EACH ROW EXECUTE FUNCTION activities_revision_is_frozen();
"""
BACKWARD = """
DROP TRIGGER activities_revision_frozen ON activities_revision;
DROP FUNCTION activities_revision_is_frozen();
"""


class Migration(migrations.Migration):
    dependencies = [("activities", "0001_initial")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
