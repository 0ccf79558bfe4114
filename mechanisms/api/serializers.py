"""What the API says of the register: Member States, mechanisms, documents."""

from datetime import date

from rest_framework import serializers

from kernel import clock
from kernel.members.models import Establishment, EstablishmentName, Membership, Office, OfficeName
from kernel.members.selectors import declared_role
from kernel.members.states import DeclaredRole
from mechanisms.models import AdoptionEvent, Clause, Document, Mechanism, MechanismMember
from mechanisms.selectors.bodies import first_day

NAMED = ("lang", "script", "text")


class OfficeNameSerializer(serializers.ModelSerializer):
    """A name of a state in one of its own languages."""

    class Meta:
        model = OfficeName
        fields = NAMED


class EstablishmentNameSerializer(serializers.ModelSerializer):
    """A name as the establishment itself writes it."""

    class Meta:
        model = EstablishmentName
        fields = NAMED


class SeatSerializer(serializers.ModelSerializer):
    """A seat in a body, by inclusive days. No start: since the body began; no end: it holds."""

    start = serializers.SerializerMethodField()

    class Meta:
        model = Membership
        fields = ("body", "status", "start", "end")

    def get_start(self, seat: Membership) -> date | None:
        """The first day, where the body was there on it."""
        return first_day(seat)


class EstablishmentSerializer(serializers.ModelSerializer):
    """A defence establishment, its forces, or a border service."""

    above = serializers.CharField(source="parent.name_en", default=None, allow_null=True)
    local_names = EstablishmentNameSerializer(many=True)

    class Meta:
        model = Establishment
        fields = ("name_en", "abbreviation", "kind", "above", "under", "domains", "local_names")


class MemberSerializer(serializers.ModelSerializer):
    """A Member State: its names, its seats, its establishments, the role it declares itself (¶5(a))."""

    local_names = OfficeNameSerializer(many=True)
    memberships = SeatSerializer(many=True)
    establishments = EstablishmentSerializer(many=True)
    declared_role = serializers.SerializerMethodField()

    class Meta:
        model = Office
        fields = (
            *("code", "iso3", "name", "running_name", "formal_name", "capital", "zone"),
            *("local_names", "memberships", "establishments", "declared_role"),
        )

    def get_declared_role(self, office: Office) -> DeclaredRole:
        """The role in force today; the state alone declares it."""
        rows = [row for place in office.establishments.all() for row in place.declarations.all()]
        declared = declared_role(rows, clock.today(office.zone))
        return DeclaredRole(declared.role) if declared else DeclaredRole.NOT_DECLARED


class BelongingSerializer(serializers.ModelSerializer):
    """A state in a mechanism. No start: it is not known since when."""

    code = serializers.CharField(source="office.code")

    class Meta:
        model = MechanismMember
        fields = ("code", "start", "end")


class MechanismSerializer(serializers.ModelSerializer):
    """A cooperation mechanism and who belongs to it."""

    part_of = serializers.CharField(source="parent.code", default=None, allow_null=True)
    members = BelongingSerializer(source="memberships", many=True)

    class Meta:
        model = Mechanism
        fields = (
            *("code", "name", "aliases", "level", "pillar", "part_of", "parent_body", "founded", "cadence"),
            *("contact_type", "subjects", "paragraphs", "members", "sources"),
        )


class ClauseSerializer(serializers.ModelSerializer):
    """A numbered place in a document; a record names it by its code."""

    code = serializers.CharField()

    class Meta:
        model = Clause
        fields = ("code", "label")


class AdoptionSerializer(serializers.ModelSerializer):
    """One reported adoption; sources may differ, and each is given."""

    class Meta:
        model = AdoptionEvent
        fields = ("on", "precision", "said", "body", "source")


class DocumentSerializer(serializers.ModelSerializer):
    """A reference document: its validity, what came after it, its adoptions and clauses; never its text."""

    superseded_by = serializers.CharField(source="superseded_by.code", default=None, allow_null=True)
    proponent = serializers.CharField(source="proponent.code", default=None, allow_null=True)
    adoptions = AdoptionSerializer(source="adoption_events", many=True)
    clauses = ClauseSerializer(many=True)

    class Meta:
        model = Document
        fields = (
            *("code", "title", "kind", "status", "body", "place", "adopted", "valid_from", "valid_to"),
            *("superseded_by", "proponent", "custodian", "source", "adoptions", "clauses"),
        )
