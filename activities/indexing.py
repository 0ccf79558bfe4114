"""Which words find a record, and for whom (DESIGN §6): written with every change of a record or of its readers."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter

from activities.content import data_of, working_data
from activities.models import Activity, FoundBy
from activities.record import RecordData
from activities.states import Role
from kernel.members.models import EstablishmentName, Office
from kernel.members.states import USUAL_SPELLINGS, EstablishmentKind
from kernel.search.text import words_of
from kernel.search.vector import vector
from mechanisms.meanings import meanings
from mechanisms.models import Mechanism

ALL, INSIDE, WORKING = "A", "B", "C"  # who sees the record · its owner and the secretariat · who reads the text in work
FIELDS = {
    "title": ALL,
    "place": ALL,
    "framework": ALL,
    "consensus_reference": ALL,
    "reportable_text": ALL,
    "source": INSIDE,
}
BATCH = 500
Labelled = Iterator[tuple[str, str]]


class Names:
    """What the register calls mechanisms and states, read once for many records."""

    def __init__(self) -> None:
        self.ministries: dict[int, list[str]] = {}
        local = EstablishmentName.objects.filter(establishment__kind=EstablishmentKind.MINISTRY)
        for office, name in local.values_list("establishment__office_id", "text"):
            self.ministries.setdefault(office, []).append(name)
        self.mechanisms = {row.code: row for row in Mechanism.objects.all()}
        self.meant = _meant(self.mechanisms)
        self.spellings = _spellings()

    def of_mechanism(self, code: str) -> str:
        """The name with all abbreviations and other names."""
        row = self.mechanisms[code]
        return ", ".join([row.name, *row.abbreviations])

    def said_in(self, text: str) -> Iterator[str]:
        """The mechanisms that a text calls by an abbreviation: MSP is found where MSCP is written."""
        codes = {self.meant[word] for word in words_of(text) if word in self.meant}
        return (self.of_mechanism(code) for code in sorted(codes))

    def spelled(self, text: str) -> str:
        """Everything that the states this text names are usually called: Vietnam is found where Viet Nam is written."""
        said = f" {' '.join(words_of(text))} "
        named = (names for names in self.spellings if any(f" {words} " in said for words in names))
        return ", ".join(words for names in named for words in names)


def _meant(mechanisms: Mapping[str, Mechanism]) -> dict[str, str]:
    """Abbreviations that mean one mechanism and no other."""
    meant = meanings(mechanisms.values()).items()
    return {" ".join(words_of(name)): codes[0] for name, codes in meant if len(codes) == 1}


def _spellings() -> list[list[str]]:
    """For each state that has usual spellings, its name and those, as they are compared."""
    names = Office.objects.filter(code__in=USUAL_SPELLINGS).values_list("code", "name")
    return [[" ".join(words_of(name)) for name in (own, *USUAL_SPELLINGS[code])] for code, own in sorted(names)]


def index(activities: Iterable[Activity]) -> int:
    """Write anew which words find these records; gives how many changed. A correction is never listed, so not found."""
    return index_by_key(activity.pk for activity in activities if not activity.is_correction)


def index_by_key(keys: Iterable[int]) -> int:
    """The same for the rows with these keys, as the database has them now."""
    keys, names = list(keys), Names()
    return sum(_batch(keys[start : start + BATCH], names) for start in range(0, len(keys), BATCH))


def _batch(keys: list[int], names: Names) -> int:
    known = dict(FoundBy.objects.filter(activity__in=keys).values_list("activity", "digest"))
    rows = Activity.objects.records().filter(pk__in=keys).for_record()
    entries = [_entry(row, names) for row in rows]
    changed = [entry for entry in entries if known.get(entry.activity_id) != entry.digest]
    FoundBy.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["activity"], update_fields=["vector", "digest"]
    )
    return len(changed)


def _entry(row: Activity, names: Names) -> FoundBy:
    words = vector(texts_of(row, names))
    return FoundBy(activity=row, vector=words, digest=hashlib.sha256(words.encode()).hexdigest())


def texts_of(row: Activity, names: Names) -> Labelled:
    """Every text of a record with its label; those for all come first."""
    data = data_of(row)
    said = [*_of_data(data, shared=row.is_shared), *_in_work(row)]
    known = ((ALL, names.of_mechanism(code)) for code in data.mechanisms)
    meant = ((label, name) for label, text in said for name in names.said_in(text))
    texts = [(ALL, row.reference), *said, *_of_parties(row, names), *known, *meant]
    spelled = dict.fromkeys((label, names.spelled(text)) for label, text in texts)
    yield from sorted([*texts, *spelled], key=itemgetter(0))


def _of_data(data: RecordData, *, shared: bool) -> Labelled:
    """Others read no summary of a mixed record (¶9), and a best-practice note once it and the record are shared."""
    yield from ((label, getattr(data, name)) for name, label in FIELDS.items())
    yield from ((ALL, place.other_name) for place in data.places)
    yield (INSIDE if data.reportable_text else ALL), data.summary
    yield (ALL if data.practice_shared and shared else INSIDE), data.practice


def _in_work(row: Activity) -> Labelled:
    """The text in work of a returned record: only those who read it find the record by it."""
    data = working_data(row) if row.working else RecordData()
    parties = (text for party in data.parties for text in (party.organisation, *party.services, party.represented_by))
    texts = (text for _label, text in _of_data(data, shared=False))
    yield from ((WORKING, text) for text in (*texts, *parties))


def _of_parties(row: Activity, names: Names) -> Labelled:
    """Others find a party only once it is confirmed (DESIGN §4); a state also by its ministry's own names."""
    for part in row.participations.all():
        if part.role != Role.DROPPED:
            own_names = names.ministries.get(part.office_id or 0, [])
            words = [part.name, *own_names, *part.services, part.represented_by]
            yield (ALL if part.printed else INSIDE), ", ".join(words)
