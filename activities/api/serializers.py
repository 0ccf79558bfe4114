"""What the API says of records: the same text and the same parties as their pages show this reader."""

from rest_framework import serializers

from activities.api.content import PartySerializer, RecordSerializer
from activities.models import Activity
from activities.states import Confirmation, Form, State
from kernel.api.schema import ObjectionSerializer
from kernel.api.strict import One, Strict, Text, Tick

LONGEST_COMMENT = 4000


class WantedSerializer(Strict):
    """What is asked of the list: the search and the filters of its page."""

    q = Text(max_length=200, help_text="Words of the title, the text, the place, or a reference.")
    state = One(State.choices, help_text="Where the record stands.")
    form = One(Form.choices, help_text="Form of cooperation, ¶8.")
    mechanism = Text(max_length=24, help_text="Code of a mechanism of the register.")
    year = serializers.IntegerField(required=False, min_value=1967, max_value=2100, help_text="Year of the first day.")
    view = One([("own", "own")], help_text="Only records of the own office.")


class LineSerializer(serializers.ModelSerializer):
    """One record of the list."""

    owner = serializers.CharField(source="owner.code")

    class Meta:
        model = Activity
        fields = (
            "reference",
            "title",
            "owner",
            "state",
            "timing",
            "date_from",
            "date_to",
            "precision",
            "place",
            "forms",
        )


class AnsweredPartySerializer(PartySerializer):
    """A party with its answer."""

    confirmation = serializers.ChoiceField(Confirmation.choices)


class ActivitySerializer(RecordSerializer):
    """The whole record as this reader may see it. `version` is also its ETag; null where the reader is not told it."""

    reference = serializers.CharField()
    owner = serializers.CharField(help_text="Code of the office that owns it.")
    corrects = serializers.CharField(allow_null=True, help_text="The record it proposes new text for.")
    state = serializers.ChoiceField(State.choices)
    version = serializers.IntegerField(allow_null=True)
    mark = serializers.CharField()  # type: ignore[assignment]
    parties = serializers.ListField(child=AnsweredPartySerializer())  # type: ignore[assignment]


class PossibleSerializer(serializers.Serializer):
    """Something this person may do now."""

    name = serializers.CharField(help_text="Stands at the end of the address that does it.")
    label = serializers.CharField()  # type: ignore[assignment]
    target = serializers.CharField(allow_null=True, help_text="The state it leads to.")
    comment = serializers.ChoiceField(["none", "optional", "required"])
    ready = serializers.BooleanField(help_text="False while an objection stands.")
    objections = ObjectionSerializer(many=True)


class SaidSerializer(Strict):
    """What goes with a step: a comment where it asks for one, and the declaration of ¶9 when a record is submitted."""

    comment = Text(max_length=LONGEST_COMMENT)
    attested = Tick(help_text="The record contains nothing on territory or boundary lines (¶9).")


class DoneSerializer(serializers.Serializer):
    """What came of a step."""

    reference = serializers.CharField()
    state = serializers.ChoiceField(State.choices)
    version = serializers.IntegerField(allow_null=True)
