"""The register over the API, for reading; it is edited on its pages."""

from typing import Any

from rest_framework.generics import ListAPIView, RetrieveAPIView

from kernel.access.querysets import PolicyQuerySet
from kernel.api.base import actor_of
from kernel.members.models import Office
from kernel.members.states import OfficeKind
from mechanisms.api.serializers import DocumentSerializer, MechanismSerializer, MemberSerializer
from mechanisms.models import Document, Mechanism
from mechanisms.selectors.whole import whole_documents, whole_mechanisms, whole_offices


class MemberList(ListAPIView):
    """The Member States in ASEAN order."""

    serializer_class = MemberSerializer
    pagination_class = None

    def get_queryset(self) -> PolicyQuerySet[Any]:
        """Those whose register this person reads."""
        actor = actor_of(self.request)
        rows = whole_offices(actor).allowing(actor, "read_register")
        return rows.filter(kind=OfficeKind.STATE).order_by("asean_order")


class MemberDetail(RetrieveAPIView):
    """One Member State by its code."""

    serializer_class = MemberSerializer

    def get_object(self) -> Office:
        """The state, fetched through the policy."""
        actor = actor_of(self.request)
        rows, code = whole_offices(actor), self.kwargs["code"]
        office: Office = rows.get_for(actor, "read_register", code=code, kind=OfficeKind.STATE)
        return office


class MechanismList(ListAPIView):
    """The mechanisms of the register, by their codes."""

    serializer_class = MechanismSerializer

    def get_queryset(self) -> PolicyQuerySet[Any]:
        """Those this person reads."""
        actor = actor_of(self.request)
        return whole_mechanisms(actor).visible_to(actor)


class MechanismDetail(RetrieveAPIView):
    """One mechanism by its code."""

    serializer_class = MechanismSerializer

    def get_object(self) -> Mechanism:
        """The mechanism, fetched through the policy."""
        actor = actor_of(self.request)
        mechanism: Mechanism = whole_mechanisms(actor).get_for(actor, "view", code=self.kwargs["code"])
        return mechanism


class DocumentList(ListAPIView):
    """The reference documents, by their codes."""

    serializer_class = DocumentSerializer

    def get_queryset(self) -> PolicyQuerySet[Any]:
        """Those this person reads."""
        actor = actor_of(self.request)
        return whole_documents(actor).visible_to(actor)


class DocumentDetail(RetrieveAPIView):
    """One document by its code."""

    serializer_class = DocumentSerializer

    def get_object(self) -> Document:
        """The document, fetched through the policy."""
        actor = actor_of(self.request)
        document: Document = whole_documents(actor).get_for(actor, "view", code=self.kwargs["code"])
        return document
