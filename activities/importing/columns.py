"""The columns of a log as a table: how each is called, read and shown again. Template and import share it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from activities.importing.kinds import BY_STATE, MANY, MANY_NAMES, NOTHING, ONE, PLACES, TEXT, TICK, Kind
from activities.importing.words import Lists
from activities.record import HOSTS, LONGEST, OTHERS, Party, RecordData
from activities.states import Role
from kernel.ui.dates import when_words

SEVERAL = _("Several: a semicolon between them.")
YES_NO = _("Yes or no.")


@dataclass(frozen=True)
class Column:
    """One column; `value` is what a record holds for it, None where it only helps to read another one."""

    key: str
    label: Any
    kind: Kind = TEXT
    value: Callable[[RecordData], Any] | None = None
    of: str = ""
    most: int = 0
    help: Any = ""
    also: tuple[str, ...] = ()
    example: str = ""

    def read(self, text: str, lists: Lists) -> Any:
        """What the cell says; `Unclear` says what to write instead."""
        return self.kind.read(text, lists.get(self.of, NOTHING), self.most)

    def show(self, data: RecordData, lists: Lists) -> str:
        """What the cell of this record says; nothing for a column that only helps to read."""
        return self.kind.show(self.value(data), lists.get(self.of, NOTHING)) if self.value else ""


def field(key: str, label: Any, kind: Kind = TEXT, **more: Any) -> Column:
    """A column that is one field of a record, as long as that may be."""
    return Column(key, label, kind, lambda data: getattr(data, key), **{"most": LONGEST.get(key, 0)} | more)


def states(key: str, label: Any, *roles: str, **more: Any) -> Column:
    """A column of the Member States that took part in these ways."""
    return Column(key, label, MANY, lambda data: data.codes_with(*roles), of="states", **more)


def others(key: str, label: Any, *roles: str, **more: Any) -> Column:
    """A column of those who took part in these ways and are no Member State."""
    return Column(key, label, MANY_NAMES, lambda data: data.organisations(*roles), **more)


def by_state(key: str, label: Any, text: Callable[[Party], str], **more: Any) -> Column:
    """A column with a text for each Member State that has one."""

    def value(data: RecordData) -> dict[str, str]:
        return {party.code: text(party) for party in data.parties if party.code and text(party)}

    return Column(key, label, BY_STATE, value, of="states", **more)


def _when(data: RecordData) -> str:
    return when_words(data.date_from, data.date_to, data.precision)


COLUMNS = (
    Column(
        "id",
        _("Own number"),
        most=40,
        help=_("The number in your own file. It tells a second import what is the same."),
        also=("no", "number", "id", "ref", "file number", "เลขที่", "số"),
        example="2019/014",
    ),
    field(
        "title",
        _("Title"),
        help=_("As it should stand in the report. Every row needs one."),
        also=("activity", "name of activity", "name", "event", "subject", "กิจกรรม", "hoạt động", "kegiatan"),
        example="Seminar of young border officers",
    ),
    Column(
        "date",
        _("Date or first day"),
        value=_when,
        help=_("As exactly as you know it: 11 July 2019, 11–13 July 2019, July 2019 or 2019. Buddhist years are fine."),
        also=(
            "date",
            "dates",
            "when",
            "start",
            "start date",
            "first day",
            "from",
            "date from",
            "วันที่",
            "ngày",
            "tanggal",
            "tarikh",
        ),
        example="11–13 July 2019",
    ),
    Column(
        "last_day",
        _("Last day"),
        help=_("Only when it stands in a column of its own."),
        also=("end", "end date", "to", "until", "date to"),
        example="",
    ),
    field(
        "places",
        _("Places"),
        PLACES,
        of="where",
        most=LONGEST["name"],
        help=_("Towns or venues, a semicolon between two. The state may stand in brackets: Dong Hoi (Viet Nam)."),
        also=("place", "venue", "location", "city", "สถานที่", "địa điểm", "tempat", "lokasi"),
        example="Dong Hoi (Viet Nam)",
    ),
    field("mode", _("How the sides met"), ONE, of="mode", also=("mode", "format"), example="In person"),
    states(
        "host",
        _("Host"),
        *HOSTS,
        help=_("The Member State that received the others. Two or more are hosts together."),
        also=("hosts", "host country", "host state", "organiser"),
        example="Viet Nam",
    ),
    states(
        "states",
        _("Member States"),
        *HOSTS,
        Role.PARTICIPANT,
        help=SEVERAL,
        also=("participants", "participating states", "countries", "country", "states", "parties", "ams", "ประเทศ"),
        example="Lao PDR; Viet Nam",
    ),
    states("observers", _("Observers"), Role.OBSERVER, help=SEVERAL, also=("observer",), example=""),
    others(
        "others",
        _("Others who took part"),
        *OTHERS,
        help=_("Agencies, partners, organisations. A semicolon between them."),
        also=("partners", "external partners", "organisations", "other participants"),
        example="UNODC",
    ),
    others("other_observers", _("Other observers"), Role.OBSERVER, help=_("Organisations. A semicolon between them.")),
    others("resource", _("Resource persons"), Role.RESOURCE, help=SEVERAL),
    by_state(
        "services",
        _("Organisations of the states"),
        lambda party: ", ".join(party.services),
        help=_("Who acted for a state: Viet Nam: Border Guard Command, Coast Guard; Lao PDR: …"),
        also=("agencies", "services"),
    ),
    by_state(
        "represented_by",
        _("Represented by"),
        lambda party: party.represented_by,
        most=LONGEST["name"],
        help=_("Viet Nam: the Deputy Commander; Lao PDR: …"),
    ),
    field(
        "level",
        _("Level"),
        ONE,
        of="level",
        help=_("Left empty, it follows from the parties."),
        also=("cooperation level", "type"),
        example="Bilateral",
    ),
    field("delegation", _("Level of the delegations"), ONE, of="delegation", also=("delegation",)),
    field(
        "forms",
        _("Form of cooperation (¶8)"),
        MANY,
        of="forms",
        help=SEVERAL,
        also=("form", "forms"),
        example="8(a)(i)",
    ),
    field("objectives", _("Objectives (¶7)"), MANY, of="objectives", help=SEVERAL, also=("objective",), example="7(a)"),
    field("challenges", _("Challenges (¶2)"), MANY, of="challenges", help=SEVERAL, also=("challenge",)),
    field("domains", _("Domain (¶6)"), MANY, of="domains", help=SEVERAL, also=("domain", "domains"), example="Land"),
    field("clauses", _("Clauses"), MANY, of="clauses", help=SEVERAL, also=("clause",)),
    field("mechanisms", _("Mechanisms"), MANY, of="mechanisms", help=SEVERAL, also=("mechanism",)),
    field(
        "framework",
        _("Bilateral framework"),
        help=_("For example a General Border Committee."),
        also=("framework",),
    ),
    field("lead_sector", _("In the lead"), ONE, of="lead_sector", also=("lead", "lead sector"), example="Defence"),
    field("relevance", _("Place in the report"), ONE, of="relevance", also=("relevance",)),
    field(
        "timing",
        _("What is known of it"),
        ONE,
        of="timing",
        help=_("Left empty: took place, or planned when the date is still to come."),
        also=("timing", "status"),
        example="Took place",
    ),
    field(
        "summary",
        _("Summary"),
        help=_("One to three short sentences. Facts only: no praise, no blame."),
        also=("description", "result", "results", "remarks", "details", "รายละเอียด", "nội dung", "uraian"),
        example="Legal information for border residents.",
    ),
    field(
        "reportable_text",
        _("Text that may be reported"),
        help=_("Only when part of the record is beyond the scope (¶9)."),
    ),
    field(
        "consensus_kind",
        _("Consensus on an 8(d) activity"),
        ONE,
        of="consensus_kind",
        help=_("Only for form 8(d): reached before the portal, or recorded elsewhere."),
        also=("consensus",),
    ),
    field("consensus_reference", _("Where the consensus is recorded")),
    Column(
        "scope",
        _("Beyond the scope (¶9)"),
        ONE,
        of="scope",
        help=_("“Whole” or “part” puts the record on hold: it is set aside when you submit it."),
        also=("paragraph 9", "on hold"),
    ),
    field("practice", _("Best-practice note"), help=_("What others can learn from it (¶8(a)(i)).")),
    field("practice_shared", _("The note may be read by all who read the record"), TICK, help=YES_NO),
    field("practice_reuse", _("Others may use the note"), TICK, help=YES_NO),
    field(
        "source",
        _("Source"),
        help=_("Where it was published, or your own file number."),
        also=("sources", "link"),
    ),
    field("mark", _("Handling mark"), ONE, of="mark", also=("classification", "marking")),
)
BY_KEY: Mapping[str, Column] = {column.key: column for column in COLUMNS}
