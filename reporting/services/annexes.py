"""The rows of the annexes, written out when a text is drafted."""

from collections.abc import Collection, Sequence
from datetime import date

from activities.content import data_of
from activities.models import Activity
from activities.selectors import reportable
from activities.sentences import Words, leading
from activities.states import Mode, Precision, Role, Timing, awaits_consensus, paragraph
from kernel.members.models import Establishment
from kernel.members.selectors import members_of
from kernel.members.states import EstablishmentKind
from kernel.ui.dates import when_words
from reporting.models import Stage
from reporting.services.phrases import month_label
from reporting.services.references import references, text_day
from reporting.services.write import Row
from reporting.states import Annex

LOCAL = {
    "BN": "ms",
    "KH": "km",
    "ID": "id",
    "LA": "lo",
    "MY": "ms",
    "MM": "my",
    "PH": "fil",
    "SG": "ms",
    "TH": "th",
    "TL": "pt",
    "VN": "vi",
}
LANGUAGES = {
    "ms": "Malay",
    "km": "Khmer",
    "id": "Indonesian",
    "lo": "Lao",
    "my": "Burmese",
    "fil": "Filipino",
    "th": "Thai",
    "pt": "Portuguese",
    "vi": "Vietnamese",
}
FRAMES = {
    "GBC": "GBC",
    "RBC": "RBC",
    "PHBC": "PHBC, IDBC",
    "BDFE": "BDFE",
    "VLC": "VLC",
    "CLFC": "CLFC",
    "JP": "",  # the patrol is its own frame
    "EWG": "ADMM-Plus EWG",
}
DASH = "–"


def rows_of(
    stage: Stage, held: Sequence[Activity], coming: Sequence[Activity], words: Words, cited: Collection[int]
) -> list[Row]:
    """All rows of Annexes I to IV; `cited` are the paragraphs of the Concept Paper that the text cites."""
    in_order, day = sorted(held, key=_by_date), text_day(stage)
    return [
        *(_activity(activity, words) for activity in in_order),
        *(_upcoming(activity) for activity in coming),
        *references(stage.cycle, day, cited),
        *_establishments(day),
    ]


def _by_date(activity: Activity) -> tuple[str, str]:
    """By date; a less precise date follows the more precise ones it may contain."""
    start = activity.date_from or activity.sort_on
    key = {Precision.MONTH: f"{start:%Y-%m}-99", Precision.YEAR: f"{start:%Y}-99-99", Precision.UNKNOWN: "9999"}
    return key.get(Precision(activity.precision), start.isoformat()), activity.reference


def _when(activity: Activity) -> str:
    return when_words(activity.date_from, activity.date_to, activity.precision)


def _activity(activity: Activity, words: Words) -> Row:
    mechanisms, place = list(data_of(activity).mechanisms), place_of(activity)
    cells = {
        "date": _when(activity),
        "activity": activity.title,
        "place": "" if place and activity.title.endswith(place) else place,
        "host": host_of(activity),
        "participants": reportable.participants_of(activity, words) or DASH,
        "form": paragraph(activity.principal_form) if activity.principal_form else DASH,
        "frame": frame_of(leading(mechanisms, words.mechanisms, activity.title)),
    }
    facts = {
        "reference": activity.reference,
        "year": str((activity.date_from or activity.sort_on).year),
        "code": activity.principal_form,
    }
    return Row(Annex.ACTIVITIES, cells, activity_id=activity.pk, facts=facts)


def frame_of(code: str) -> str:
    """The frame as it is printed: GBC for the register's GBC_MALTHAI."""
    return next((FRAMES[part] for part in code.split("_") if part in FRAMES), code)


def place_of(activity: Activity) -> str:
    """Where, in the words of a list."""
    if activity.mode == Mode.VIRTUAL:
        return "video conference"
    place = activity.place.replace(" / ", " and ")
    return place or ("at sea" if activity.mode == Mode.AT_SEA else "")


def host_of(activity: Activity) -> str:
    """The host, or 'Joint' when the sides hosted together or there was none."""
    parts = [part for part in activity.participations.all() if part.printed]
    hosts = [part.name for part in parts if part.role in (Role.HOST, Role.COHOST)]
    if len(hosts) != 1 or activity.mode in (Mode.AT_SEA, Mode.AIRBORNE):
        return "Joint" if len(parts) > 1 else (hosts[0] if hosts else DASH)
    return hosts[0]


def _upcoming(activity: Activity) -> Row:
    known = activity.precision != Precision.UNKNOWN
    cells = {
        "date": _when(activity) if known else DASH,
        "activity": activity.title,
        "place": place_of(activity) or DASH,
        "form": paragraph(activity.principal_form) if activity.principal_form else DASH,
        "standing": standing_of(activity),
    }
    group = month_label(activity.date_from if known and activity.precision != Precision.YEAR else None)
    facts = {"reference": activity.reference}
    return Row(Annex.UPCOMING, cells, group=group, activity_id=activity.pk, facts=facts)


def standing_of(activity: Activity) -> str:
    """What is known of an upcoming activity."""
    if awaits_consensus(activity.forms, activity.consensus_kind, activity.consensus_reference):
        return "Planned, subject to consensus"
    if activity.precision == Precision.UNKNOWN:
        return "Date awaited"
    return str(Timing(activity.timing).label)


def _establishments(day: date) -> list[Row]:
    """The ministries of the members on the date of the text, each with its own name in its own script."""
    offices = {office.pk: office for office in members_of("ADMM", day)}
    rows = Establishment.objects.filter(office__in=offices, kind=EstablishmentKind.MINISTRY)
    made = {
        row.office_id: _establishment(row, day) for row in rows.select_related("office").prefetch_related("local_names")
    }
    return [made[pk] for pk in offices if pk in made]


def _establishment(row: Establishment, day: date) -> Row:
    wanted = LOCAL.get(row.office.code, "")
    names = [name for name in row.local_names.all() if name.lang == wanted and name.script != "Arab"]
    local = names[0].text if names else ""
    cells = {"state": row.office.name, "name": row.name_en, "local_name": local}
    cells["language"] = LANGUAGES.get(wanted, "") if local else ""
    return Row(Annex.ESTABLISHMENTS, cells, facts={"lang": wanted if local else "", "as_on": day.isoformat()})
