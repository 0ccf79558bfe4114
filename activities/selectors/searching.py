"""What a search may find for this reader, never by words that the reader does not read (DESIGN §6)."""

from django.db.models import Exists, Max, Min, OuterRef, Q, Subquery

from activities.indexing import ALL, INSIDE, WORKING
from activities.models import Activity, Participation
from activities.references import as_reference
from activities.states import PRINTED, Role
from kernel.access.actor import SECRETARIAT, Actor
from kernel.access.policy import NOTHING, policy_for
from kernel.members.models import Office
from kernel.search.vector import query


def found_by(actor: Actor, words: str) -> Q:
    """Every word, or its beginning, in what this reader reads: others on a mixed record not the summary (¶9)."""
    if not query(words, ALL):
        return NOTHING
    found = Q(found_by__vector__matches=query(words, ALL + INSIDE + WORKING))
    for side in actor.sides:
        labels = ALL + INSIDE if side.has(*SECRETARIAT) else ALL
        found &= Q(found_by__vector__matches=query(words, labels)) | reads_working_text(side)
    return found


def named_to(actor: Actor, code: str) -> Q:
    """Records that name this Member State, as far as this reader sees it named: others once it is confirmed."""
    office = Office.objects.filter(code=code).values("pk")  # looked up once, not once a record
    parts = Participation.objects.filter(activity=OuterRef("pk"), office=Subquery(office)).exclude(role=Role.DROPPED)
    named = Q(Exists(parts))
    for side in actor.sides:
        if not side.has(*SECRETARIAT) and code not in side.office_codes:
            named &= Exists(parts.filter(confirmation__in=PRINTED)) | reads_working_text(side)
    return named


def reads_working_text(side: Actor) -> Q:
    """The records of which this person reads everything, the text in work too."""
    return policy_for(Activity).condition(side, "read_working")


def referred_to(actor: Actor, words: str) -> str:
    """The reference of the record these words name, if this person may see it."""
    reference = as_reference(words)
    found = Activity.objects.visible_to(actor).filter(reference=reference) if reference else Activity.objects.none()
    return found.values_list("reference", flat=True).first() or ""


def years(actor: Actor) -> list[int]:
    """The years from the newest record this person sees back to the first."""
    ends = Activity.objects.visible_to(actor).records().aggregate(first=Min("sort_on"), last=Max("sort_on"))
    return list(range(ends["last"].year, ends["first"].year - 1, -1)) if ends["last"] else []
