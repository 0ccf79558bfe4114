from django.db import migrations

FREEZE = """
CREATE FUNCTION reporting_text_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    row_stage bigint;
BEGIN
    IF TG_OP = 'INSERT' THEN row_stage := NEW.stage_id; ELSE row_stage := OLD.stage_id; END IF;
    IF EXISTS (SELECT 1 FROM reporting_stage WHERE id = row_stage AND state IN ('settled', 'transmitted', 'outcome_recorded')) THEN
        RAISE EXCEPTION 'The text of a settled stage does not change.';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER reporting_section_frozen BEFORE INSERT OR UPDATE OR DELETE ON reporting_section
    FOR EACH ROW EXECUTE FUNCTION reporting_text_is_frozen();
CREATE TRIGGER reporting_paragraph_frozen BEFORE INSERT OR UPDATE OR DELETE ON reporting_paragraph
    FOR EACH ROW EXECUTE FUNCTION reporting_text_is_frozen();
CREATE TRIGGER reporting_row_frozen BEFORE INSERT OR UPDATE OR DELETE ON reporting_annexrow
    FOR EACH ROW EXECUTE FUNCTION reporting_text_is_frozen();
CREATE FUNCTION reporting_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% rows are only added.', TG_TABLE_NAME;
END $$;
CREATE TRIGGER reporting_snapshot_fixed BEFORE UPDATE OR DELETE ON reporting_snapshot
    FOR EACH ROW EXECUTE FUNCTION reporting_never_changes();
CREATE TRIGGER reporting_packfile_fixed BEFORE UPDATE OR DELETE ON reporting_packfile
    FOR EACH ROW EXECUTE FUNCTION reporting_never_changes();
CREATE TRIGGER reporting_download_fixed BEFORE UPDATE OR DELETE ON reporting_download
    FOR EACH ROW EXECUTE FUNCTION reporting_never_changes();
"""
THAW = """
DROP TRIGGER reporting_download_fixed ON reporting_download;
DROP TRIGGER reporting_packfile_fixed ON reporting_packfile;
DROP TRIGGER reporting_snapshot_fixed ON reporting_snapshot;
DROP FUNCTION reporting_never_changes();
DROP TRIGGER reporting_row_frozen ON reporting_annexrow;
DROP TRIGGER reporting_paragraph_frozen ON reporting_paragraph;
DROP TRIGGER reporting_section_frozen ON reporting_section;
DROP FUNCTION reporting_text_is_frozen();
"""


class Migration(migrations.Migration):
    """A settled text does not change (DESIGN §2.10): the database refuses it too."""

    dependencies = [("reporting", "0001_initial")]

    operations = [migrations.RunSQL(FREEZE, THAW)]
