from django.db import migrations

REFUSE = """
CREATE FUNCTION consensus_position_only_confirms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'A position is never deleted.';
    END IF;
    IF OLD.confirmed_at IS NOT NULL
       OR (to_jsonb(NEW) - 'confirmed_at' - 'confirmed_by_id') <> (to_jsonb(OLD) - 'confirmed_at' - 'confirmed_by_id')
    THEN
        RAISE EXCEPTION 'A position is never changed.';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER consensus_position_append_only BEFORE UPDATE OR DELETE ON consensus_position
    FOR EACH ROW EXECUTE FUNCTION consensus_position_only_confirms();
CREATE FUNCTION consensus_seat_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The seats of a round are fixed when it opens.';
END $$;
CREATE TRIGGER consensus_seat_frozen BEFORE UPDATE OR DELETE ON consensus_seat
    FOR EACH ROW EXECUTE FUNCTION consensus_seat_is_frozen();
"""
ALLOW = """
DROP TRIGGER consensus_seat_frozen ON consensus_seat;
DROP FUNCTION consensus_seat_is_frozen();
DROP TRIGGER consensus_position_append_only ON consensus_position;
DROP FUNCTION consensus_position_only_confirms();
"""


class Migration(migrations.Migration):
    """Positions are only added or confirmed, seats never change (DESIGN §5)."""

    dependencies = [("consensus", "0001_initial")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
