"""The log over the API: the services, rules and policy of its pages."""

from collections.abc import Mapping

from django.urls import reverse
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import status
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from activities.api.acts import (
    CORRECT,
    NAME,
    SAID,
    action_of,
    carry_out,
    described,
    possible_for,
    said_with,
)
from activities.api.content import RecordSerializer, about_codes, written
from activities.api.serializers import (
    ActivitySerializer,
    DoneSerializer,
    HoldSerializer,
    LineSerializer,
    PossibleSerializer,
    WantedSerializer,
)
from activities.content import working_data
from activities.models import Activity
from activities.querysets import ActivityQuerySet
from activities.record import RecordData
from activities.rules import not_in_force
from activities.selectors.choices import lists_for
from activities.selectors.hold import hold_page
from activities.selectors.known import known_codes
from activities.selectors.lists import Wanted, marked, matching
from activities.selectors.log import office_that_logs
from activities.selectors.possible import with_facts
from activities.selectors.shown import shown, version_for
from activities.services.correct import propose_correction
from activities.services.edit import edit_activity
from activities.services.log import log_activity
from kernel.accounts.states import TokenScope
from kernel.api.base import actor_of
from kernel.api.paging import PAGING, KeysetPagination
from kernel.api.schema import IF_MATCH, ONCE, TAGGED
from kernel.api.versions import once_key, tagged, version_needed
from kernel.errors import Objected
from mechanisms.selectors.clauses import clauses_to_offer


class NewestFirst(KeysetPagination):
    """In the order of the page: by the first day, and the reference between equals."""

    order = ("-sort_on", "reference")


@extend_schema_view(get=extend_schema(parameters=[WantedSerializer], operation_id="activities_list"))
class ActivityList(ListAPIView):
    """The records this person may see, newest first; logging one makes a draft of the own office."""

    serializer_class = LineSerializer
    pagination_class = NewestFirst
    writes_in = TokenScope.WRITE

    def get_queryset(self) -> ActivityQuerySet:
        """What is visible and asked for, and no corrections."""
        asked = {name: value for name, value in self.request.query_params.items() if name not in PAGING}
        wanted = WantedSerializer(data=asked)
        wanted.is_valid(raise_exception=True)
        return matching(actor_of(self.request), Wanted(**wanted.validated_data)).select_related("owner")

    @extend_schema(request=RecordSerializer, responses={201: ActivitySerializer}, parameters=[ONCE, *TAGGED])
    def post(self, request: Request) -> Response:
        """Log an activity. The same `Idempotency-Key` sent again answers with the record it made the first time."""
        actor = actor_of(request)
        office_id, token, data = office_that_logs(actor), once_key(request), content_sent(request, RecordData())
        return made(request, log_activity(actor=actor, owner_id=office_id, data=data, token=token))


class ActivityDetail(APIView):
    """One record by its reference; 404 when it is not visible."""

    writes_in = TokenScope.WRITE

    @extend_schema(responses=ActivitySerializer, parameters=TAGGED, operation_id="activities_read")
    def get(self, request: Request, reference: str) -> Response:
        """Read a record as its page shows it to you."""
        return record_answer(request, reference)

    @extend_schema(request=RecordSerializer, responses=ActivitySerializer, parameters=[IF_MATCH, *TAGGED])
    def put(self, request: Request, reference: str) -> Response:
        """Write the whole content of a draft or a returned record anew; what is left out is empty."""
        return self._save(request, reference, whole=True)

    @extend_schema(request=RecordSerializer, responses=ActivitySerializer, parameters=[IF_MATCH, *TAGGED])
    def patch(self, request: Request, reference: str) -> Response:
        """Change some fields of a draft or a returned record; the others stay as they are."""
        return self._save(request, reference, whole=False)

    def _save(self, request: Request, reference: str, *, whole: bool) -> Response:
        actor = actor_of(request)
        activity = Activity.objects.for_record().get_for(actor, "edit", reference=reference)
        data = content_sent(request, RecordData() if whole else working_data(activity), whole=whole)
        edit_activity(actor=actor, activity=activity, data=data, version=version_needed(request))
        return record_answer(request, reference)


class StepList(APIView):
    """What this person may do with a record now."""

    @extend_schema(responses=PossibleSerializer(many=True), operation_id="activities_steps")
    def get(self, request: Request, reference: str) -> Response:
        """List what you may do with a record now, each with what stands against it."""
        actor = actor_of(request)
        activity = with_facts(Activity.objects.for_record()).get_for(actor, "view", reference=reference)
        return Response(PossibleSerializer(possible_for(activity, actor), many=True).data)


class Step(APIView):
    """One transition or act by its name."""

    writes_in = TokenScope.ACT

    @extend_schema(
        request=SAID, responses=DoneSerializer, parameters=[NAME, IF_MATCH, *TAGGED], description=described()
    )
    def post(self, request: Request, reference: str, name: str) -> Response:
        """Do it, with what is said; the names are those of the list above."""
        actor = actor_of(request)
        activity = Activity.objects.get_for(actor, action_of(name), reference=reference)
        said = said_with(name)(data=request.data)
        said.is_valid(raise_exception=True)
        row = carry_out(name, actor=actor, activity=activity, request=request, said=said.validated_data)
        told = version_for(row, actor)
        done = DoneSerializer({"reference": reference, "state": row.state, "version": told})
        return tagged(Response(done.data), told)


class Corrections(APIView):
    """New text for an accepted record, which stays in force until the correction is accepted."""

    writes_in = TokenScope.WRITE

    @extend_schema(
        request=RecordSerializer(partial=True),
        responses={201: ActivitySerializer},
        parameters=[IF_MATCH, ONCE, *TAGGED],
        operation_id="activities_correct",
    )
    def post(self, request: Request, reference: str) -> Response:
        """Propose new text: the fields sent are changed, the others stay. The answer is a draft, to be submitted."""
        actor = actor_of(request)
        activity = Activity.objects.for_record().get_for(actor, CORRECT, reference=reference)
        token, data = once_key(request), content_sent(request, working_data(activity), whole=False)
        draft = propose_correction(
            actor=actor, activity=activity, data=data, token=token, version=version_needed(request)
        )
        return made(request, draft)


class Hold(APIView):
    """A record on hold, for those who decide on it and its owner."""

    @extend_schema(responses=HoldSerializer, parameters=TAGGED, operation_id="activities_hold")
    def get(self, request: Request, reference: str) -> Response:
        """Read an accepted record on hold (¶9) with its reason, and what was proposed and answered."""
        rows = Activity.objects.select_related("owner")
        activity = rows.get_for(actor_of(request), "see_hold", reference=reference)
        body = HoldSerializer({"activity": activity, "page": hold_page(activity)}).data
        return tagged(Response(body), activity.version)


def made(request: Request, activity: Activity) -> Response:
    """201 with the new record and its address."""
    answer = record_answer(request, activity.reference, status.HTTP_201_CREATED)
    answer["Location"] = reverse("api:activity-detail", args=[activity.reference])
    return answer


def content_sent(request: Request, base: RecordData, *, whole: bool = True) -> RecordData:
    """The content a program sent, written into `base`; `Objected` with every sentence when something is wrong."""
    sent = request.data
    asked = None if whole or not isinstance(sent, Mapping) else sent
    fields = RecordSerializer(data=sent, only=asked)
    fields.is_valid(raise_exception=True)
    actor = actor_of(request)
    lists, clauses = lists_for(actor), clauses_to_offer(actor)
    data = written(fields.validated_data, base, lists.roll)
    if objections := [*about_codes(data, known_codes(lists, clauses)), *not_in_force(data, clauses)]:
        raise Objected(objections)
    return data


def record_answer(request: Request, reference: str, code: int = status.HTTP_200_OK) -> Response:
    """The record as this person reads it now, with its version."""
    actor = actor_of(request)
    rows = marked(Activity.objects.for_record().select_related("corrects"), actor)
    body = shown(rows.get_for(actor, "view", reference=reference), actor)
    return tagged(Response(ActivitySerializer(body).data, status=code), body["version"])
