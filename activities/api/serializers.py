"""What the API says of records: the same text and the same parties as their pages show this reader."""

from rest_framework import serializers

from activities.api.content import PartySerializer, RecordSerializer
from activities.models import Activity, HoldDecision
from activities.states import LISTED, Confirmation, Domain, Form, HoldEnd, Level, Precision, State, Timing
from kernel.api.schema import ObjectionSerializer
from kernel.api.strict import One, Strict, Text
from kernel.clock import YEARS


class WantedSerializer(Strict):
    """What is asked of the list: the search and the filters of its page."""

    q = Text(max_length=200, help_text="Words of the title, the text, the place, or a reference.")
    state = One([(state.value, state.label) for state in LISTED], help_text="Where the record stands.")
    form = One(Form.choices, help_text="Form of cooperation, ¶8.")
    mechanism = Text(max_length=24, help_text="Code of a mechanism of the register.")
    party = Text(max_length=2, help_text="Code of a Member State that is named, as far as you see it named.")
    timing = One(Timing.choices, help_text="What is known of the activity.")
    domain = One(Domain.choices, help_text="¶6.")
    challenge = Text(max_length=40, help_text="Code of a challenge of the register, ¶2.")
    level = One(Level.choices, help_text="Level of the activity.")
    year = serializers.IntegerField(
        required=False, min_value=YEARS[0], max_value=YEARS[-1], help_text="Year of the first day."
    )
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

    name = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    address = serializers.CharField(help_text="Where to send it.")
    takes = serializers.ListField(child=serializers.CharField(), help_text="The fields that may be sent with it.")
    target = serializers.CharField(allow_null=True, help_text="The state it leads to.")
    comment = serializers.ChoiceField(["none", "optional", "required"])
    ready = serializers.BooleanField(help_text="False while an objection stands.")
    objections = ObjectionSerializer(many=True)


class DecisionSerializer(serializers.ModelSerializer):
    """What was proposed for a hold, and what was answered; `agreed` is null until then."""

    kind = serializers.ChoiceField(HoldEnd.choices)
    agreed = serializers.SerializerMethodField()

    class Meta:
        model = HoldDecision
        fields = ("kind", "reason", "proposed_at", "agreed", "answered_at", "answer")

    def get_agreed(self, decision: HoldDecision) -> bool | None:
        """Nothing, while the proposal waits."""
        return None if decision.waits else decision.agreed


class HoldSerializer(serializers.Serializer):
    """A record on hold as those read it who decide on it; the latest proposal comes first."""

    reference = serializers.CharField(source="activity.reference")
    owner = serializers.CharField(source="activity.owner.code", help_text="Code of the office that owns it.")
    title = serializers.CharField(source="activity.title")
    precision = serializers.ChoiceField(Precision.choices, source="activity.precision")
    date_from = serializers.DateField(source="activity.date_from", allow_null=True)
    date_to = serializers.DateField(source="activity.date_to", allow_null=True)
    place = serializers.CharField(source="activity.place")
    summary = serializers.CharField(source="activity.summary")
    reportable_text = serializers.CharField(source="activity.reportable_text")
    reason = serializers.CharField(source="page.hold.reason", help_text="Why it is on hold.")
    opened_at = serializers.DateTimeField(source="page.hold.opened_at")
    decisions = DecisionSerializer(many=True, source="page.decisions")


class DoneSerializer(serializers.Serializer):
    """What came of a step."""

    reference = serializers.CharField()
    state = serializers.ChoiceField(State.choices)
    version = serializers.IntegerField(allow_null=True)
