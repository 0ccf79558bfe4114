"""Two records in which every field says something, and no field of one says what it says in the other."""

from dataclasses import replace
from datetime import date

from activities.record import Party, Place, RecordData

ONE = RecordData(
    title="Joint patrol with guests",
    summary="The whole of it;\nwith a second line, and “marks”.",
    reportable_text="The part that may be reported.",
    forms=("8a-ii", "8d"),
    objectives=("7a", "7c"),
    domains=("land", "sea"),
    challenges=("drug_trafficking", "smuggling_goods"),
    mechanisms=("SOMTC", "ADMM_PLUS_EWG"),
    clauses=("CP2019#6", "CP2019#8(a)(ii)"),
    level="subregional",
    delegation="senior",
    mode="hybrid",
    framework="General Border Committee",
    precision="range",
    date_from=date(2019, 7, 11),
    date_to=date(2019, 7, 13),
    places=(Place("Dong Hoi", "VN", "Muang Dong Hoi", "LA"), Place("Geneva", "XX"), Place("Prum")),
    lead_sector="coast_guard",
    relevance="interaction",
    mark="Restricted – ADMM",
    source="https://example.org/2019/07/patrol\nFile 7",
    timing="confirmed",
    consensus_kind="elsewhere",
    consensus_reference="ADSOM record, paragraph 3",
    practice="Joint briefings, before each patrol; they saved a day.",
    practice_shared=True,
    practice_reuse=True,
    parties=(
        Party("LA", role="participant", services=("Army", "Customs"), represented_by="its embassy; its attaché"),
        Party("TH", role="observer", services=("Royal Thai Navy",)),
        Party("VN", role="host", services=("Border Guard Command", "Coast Guard"), represented_by="the deputy"),
        Party(organisation="GIZ, Bonn", role="partner"),
        Party(organisation="INTERPOL", role="participant"),
        Party(organisation="Professor of a maritime academy", role="resource"),
        Party(organisation="ReCAAP ISC", role="observer"),
        Party(organisation="UNODC", role="partner"),
    ),
)
OTHER = RecordData(
    title="Talks on markets",
    summary="What was said.",
    reportable_text="What may be said.",
    forms=("8b",),
    objectives=("7b",),
    domains=("air",),
    challenges=("terrorism",),
    mechanisms=("DGICM",),
    clauses=("CP2019#7(a)",),
    level="bilateral",
    delegation="working",
    mode="in_person",
    framework="Joint commission",
    precision="month",
    date_from=date(2019, 5, 1),
    date_to=date(2019, 5, 31),
    places=(Place("Vinh"),),
    lead_sector="customs",
    relevance="context",
    mark="For official use",
    source="File 9",
    timing="took_place",
    consensus_kind="before_portal",
    consensus_reference="ADMM record, paragraph 9",
    practice="Write to each other first.",
    practice_shared=False,
    practice_reuse=False,
    parties=(Party("VN", role="host"), Party("KH")),
)


def as_read_again(data: RecordData) -> RecordData:
    """What a table can hold of it: one name for a place, no semicolon in a name, and partners in one column."""
    places = tuple(Place(place.name, place.where) for place in data.places)
    return replace(data, places=places, parties=tuple(map(_read_again, data.parties)))


def _read_again(party: Party) -> Party:
    role = "partner" if party.organisation and party.role == "participant" else party.role
    return replace(party, role=role, represented_by=party.represented_by.replace(";", ","))
