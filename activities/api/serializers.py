"""What the API says of a record: the same text and the same parties as its page shows this reader."""

from typing import Any

from rest_framework import serializers

from activities.content import data_of
from activities.models import Activity
from activities.selectors.detail import shown_data, summary_for
from activities.selectors.lists import reads_working, seen_parties
from activities.states import State
from kernel.api.base import actor_of

MORE = (
    "objectives",
    "domains",
    "level",
    "mode",
    "framework",
    "mark",
    "version",
    "summary",
    "mechanisms",
    "challenges",
    "parties",
)


class PartySerializer(serializers.Serializer):
    """One party this reader may see."""

    name = serializers.CharField()
    code = serializers.CharField(source="office.code", default="")
    role = serializers.CharField()
    confirmation = serializers.CharField()


class ActivitySerializer(serializers.ModelSerializer):
    """One line of the list."""

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


class ActivityDetailSerializer(ActivitySerializer):
    """The whole record as this reader may see it."""

    version = serializers.SerializerMethodField()
    summary = serializers.SerializerMethodField()
    mechanisms = serializers.SerializerMethodField()
    challenges = serializers.SerializerMethodField()
    parties = serializers.SerializerMethodField()

    class Meta:
        model = Activity
        fields = (*ActivitySerializer.Meta.fields, *MORE)

    def get_version(self, activity: Activity) -> int | None:
        """Of a returned record nothing: it counts what its owner writes into it before it is sent again."""
        own = activity.state != State.RETURNED or reads_working(activity, actor_of(self.context["request"]))
        return activity.version if own else None

    def get_summary(self, activity: Activity) -> str:
        """The summary, or the text that may be reported."""
        actor = actor_of(self.context["request"])
        return summary_for(shown_data(activity, actor), activity, actor)

    def get_mechanisms(self, activity: Activity) -> list[str]:
        """The codes of the mechanisms involved."""
        return list(data_of(activity).mechanisms)

    def get_challenges(self, activity: Activity) -> list[str]:
        """The codes of the challenges of ¶2."""
        return list(data_of(activity).challenges)

    def get_parties(self, activity: Activity) -> list[dict[str, Any]]:
        """The parties this reader may see."""
        parties = seen_parties(activity, actor_of(self.context["request"]))
        return list(PartySerializer(parties, many=True).data)
