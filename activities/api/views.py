"""The log over the API: reading only; writing comes through the pages."""

from rest_framework.generics import ListAPIView, RetrieveAPIView

from activities.api.serializers import ActivityDetailSerializer, ActivitySerializer
from activities.models import Activity
from activities.querysets import ActivityQuerySet
from activities.selectors.lists import marked
from kernel.api.base import actor_of


class ActivityList(ListAPIView):
    """The records this person may see, newest reference first."""

    serializer_class = ActivitySerializer

    def get_queryset(self) -> ActivityQuerySet:
        """What is visible, and no corrections."""
        return Activity.objects.visible_to(actor_of(self.request)).records().select_related("owner")


class ActivityDetail(RetrieveAPIView):
    """One record by its reference; 404 when it is not visible."""

    serializer_class = ActivityDetailSerializer

    def get_object(self) -> Activity:
        """The record, fetched through the policy."""
        actor = actor_of(self.request)
        return marked(Activity.objects.for_record(), actor).get_for(actor, "view", reference=self.kwargs["reference"])
