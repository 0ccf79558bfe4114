"""What a program says with a step or an act: one serializer for each shape, with the sentences of the pages' forms."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from rest_framework import serializers

from activities.api.days import DaysSerializer
from activities.forms.sides import ANSWERS
from activities.record import LONGEST
from activities.rules import place_missing
from activities.states import BasisKind, ConsensusKind, HoldEnd
from kernel.api.strict import One, Strict, Text, Tick

PLACES_OF_CONSENSUS = [choice for choice in ConsensusKind.choices if choice[0]]


def needed(sentence: Any) -> dict[str, Any]:
    """The rules of a field that has to be sent, with the sentence for when it is not."""
    return {"required": True, "error_messages": dict.fromkeys(("required", "blank", "null"), sentence)}


class SaidSerializer(Strict):
    """What goes with a step: a comment where it asks for one, and the declaration of ¶9 when a record is submitted."""

    comment = Text(max_length=LONGEST["comment"])
    attested = Tick(help_text="What may be reported contains nothing on territory or boundary lines (¶9).")


class NothingSerializer(Strict):
    """Of an act that its name says in full: `{}`."""


class BasisSerializer(Strict):
    """Why the record may be shared without each state's own confirmation."""

    kind = One(BasisKind.choices, **needed(lazy("Say what the record rests on.")))
    reference = Text(max_length=LONGEST["basis"], **needed(lazy("Name the source.")))


class ConsensusSerializer(Strict):
    """Where the consensus on an 8(d) activity is recorded."""

    kind = One(PLACES_OF_CONSENSUS, **needed(lazy("Say where the consensus stands.")))
    reference = Text(
        max_length=LONGEST["consensus_reference"],
        default="",
        help_text="The meeting and the paragraph of its record; needed for `elsewhere`.",
    )

    def validate(self, given: dict[str, Any]) -> dict[str, Any]:
        """Recorded elsewhere needs to say where."""
        if missing := place_missing(given["kind"], given["reference"]):
            raise serializers.ValidationError({"reference": [found.sentence for found in missing]})
        return given


class ReasonSerializer(Strict):
    """Why a record is put on hold, or why the hold is lifted; read by whoever sees the hold (¶9)."""

    reason = Text(max_length=LONGEST["reason"], **needed(lazy("Write the reason.")))


class HoldProposalSerializer(ReasonSerializer):
    """What a publisher proposes for a record on hold, and why."""

    kind = One(HoldEnd.choices, **needed(lazy("Choose one of the three.")))


class HoldAnswerSerializer(Strict):
    """Whether the Chair’s post-holder agrees with what was proposed, and a word on it."""

    agreed = Tick(**needed(lazy("Say whether you agree.")))
    answer = Text(max_length=LONGEST["comment"], default="")


class CameOfItSerializer(DaysSerializer):
    """What came of an announced activity; with `postpone` the new date, if it is known, which makes a correction."""

    answer = One([(name, name) for name in ANSWERS], **needed(lazy("Choose one of the three.")))

    def validate(self, given: dict[str, Any]) -> dict[str, Any]:
        """No date is passed over."""
        given = super().validate(given)
        if given["days"].known and given["answer"] != "postpone":
            raise serializers.ValidationError({"date_from": [_("A new date goes with “postpone” only.")]})
        return given


class OtherVersionSerializer(DaysSerializer):
    """A named state’s own date or place, and where it stands."""

    place = Text(max_length=LONGEST["name"], default="", help_text="Empty if it is the same.")
    source = Text(max_length=LONGEST["version_source"], **needed(lazy("Name the source.")))  # type: ignore[assignment]

    def validate(self, given: dict[str, Any]) -> dict[str, Any]:
        """Something must differ."""
        given = super().validate(given)
        if not given["days"].known and not given["place"]:
            raise serializers.ValidationError({"date_from": [_("Write your date, your place, or both.")]})
        return given
