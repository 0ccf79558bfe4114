"""The report's wording, form by form."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from activities.dates import date_phrase
from activities.places import place_phrase
from activities.record import Party, RecordData, places_named
from activities.sentences import Words, leading, pieces, report_text, table_parties
from kernel.members.selectors import Roll
from tests.factories.accounts import STATES

NAMES = {code: names[0] for code, names in STATES.items()} | {"PH": "the Philippines"}
ACCESSION = date(2025, 10, 26)
ROLL = Roll(tuple((code, ACCESSION if code == "TL" else date(1999, 4, 30), None) for code in NAMES))
WORDS = Words(states=NAMES, mechanisms={"ACF": "ASEAN Coast Guard Forum"}, roll=ROLL)
SAMPLE = Path(__file__).parents[2] / "portal" / "data" / "activities-sample.json"
AUGUST = {"precision": "day", "date_from": date(2022, 8, 22), "date_to": date(2022, 8, 24)}


def parties(*codes: str, host: str = "", **others: str) -> tuple[Party, ...]:
    """Sides by code, the host among them, others by role."""
    sides = [Party(code=code, role="host" if code == host else others.get(code, "participant")) for code in codes]
    return tuple(sides)


HOSTED = parties("LA", "VN", host="VN")
TOGETHER = parties("LA", "VN", LA="cohost", VN="cohost")
UNKNOWN = {"precision": "unknown", "date_from": None, "date_to": None}
DAYS = " from 22 to 24 August 2022"
JOIN = "Representatives of Lao PDR and Viet Nam"
UNODC = "UNODC is to take part as an external partner."
LUNCH = "the ADMM working lunch in Changi"


def said(**values) -> str:
    """The paragraph on one activity."""
    values["places"] = places_named(values.pop("place", ""))
    return report_text(RecordData(**({"title": "Workshop", "mode": "in_person"} | AUGUST | values)), WORDS)


@pytest.mark.parametrize(
    ("first", "last", "precision", "phrase"),
    [
        (date(2016, 7, 14), date(2016, 7, 14), "day", "on 14 July 2016"),
        (date(2025, 3, 20), date(2025, 3, 21), "day", "on 20 and 21 March 2025"),
        (date(2022, 8, 22), date(2022, 8, 24), "range", "from 22 to 24 August 2022"),
        (date(2019, 7, 29), date(2019, 8, 2), "day", "from 29 July to 2 August 2019"),
        (date(2019, 12, 31), date(2020, 1, 1), "day", "on 31 December 2019 and 1 January 2020"),
        (date(2020, 8, 1), date(2020, 8, 31), "month", "in August 2020"),
        (date(2025, 1, 1), date(2025, 12, 31), "year", "in 2025"),
        (None, None, "unknown", ""),
    ],
)
def test_a_date_is_never_more_exact_than_it_is_known(first, last, precision, phrase):
    assert date_phrase(first, last, precision) == phrase


def test_hosted():
    text = said(forms=("8a",), title="26th Committee", place="Bangkok", parties=parties("LA", "TH", host="TH"))
    assert text == (
        "Thailand hosted the 26th Committee in Bangkok from 22 to 24 August 2022. "
        "Representatives of Lao PDR and Thailand took part."
    )


def test_a_title_that_begins_with_an_article_goes_on_in_small_letters():
    assert said(forms=("8a",), title="A joint medical check", parties=parties("LA", "VN")).startswith(
        "Lao PDR and Viet Nam held a joint medical check"
    )


@pytest.mark.parametrize(
    ("title", "inside"),
    [
        ("The 5th Talks", "the 5th Talks"),
        ("The ADMM working lunch", "the ADMM working lunch"),
        ("A Joint Exercise", "a Joint Exercise"),
        ("THE 5TH TALKS", "the 5TH TALKS"),
        ("The Hague seminar", "The Hague seminar"),
        ("5th Talks", "the 5th Talks"),
    ],
)
def test_a_title_has_one_article_in_small_letters(title, inside):
    text = said(forms=("8a",), title=title, parties=parties("SG", host="SG"))
    assert text.startswith(f"Singapore hosted {inside} from")


def test_the_philippines_opens_a_sentence_with_a_capital():
    assert said(forms=("8a",), parties=parties("MY", "PH", host="PH")).startswith("The Philippines hosted the Workshop")


def test_all_members_of_the_date_and_an_observer():
    ten = [code for code in NAMES if code != "TL"]
    text = said(forms=("8a",), level="asean_wide", parties=parties(*ten, "TL", host="LA", TL="observer"))
    assert "Representatives of all ten AMS took part, with Timor-Leste as observer." in text
    later = {"date_from": date(2026, 8, 22), "date_to": date(2026, 8, 22)}
    text = said(forms=("8a",), level="asean_wide", parties=parties(*ten, host="LA"), **later)
    assert "all ten" not in text, "Timor-Leste is a member by then"
    text = said(forms=("8a",), level="asean_wide", parties=parties(*NAMES, host="LA"), **later)
    assert "Representatives of all eleven AMS took part." in text


@pytest.mark.parametrize(
    ("day", "codes", "listed"),
    [
        (date(2025, 10, 25), "ten", "All ten AMS"),
        (date(2025, 10, 25), "eleven", "All ten AMS, Timor-Leste"),
        (date(2025, 11, 20), "eleven", "All eleven AMS"),
        (date(2025, 11, 20), "ten", "Brunei Darussalam, Cambodia"),
    ],
)
def test_all_are_the_members_of_the_day_of_the_activity(day, codes, listed):
    sides = [code for code in NAMES if code != "TL" or codes == "eleven"]
    days = {"precision": "day", "date_from": day, "date_to": day}
    data = RecordData(title="Forum", forms=("8a",), level="asean_wide", parties=parties(*sides, host="LA"), **days)
    assert table_parties(data, WORDS).startswith(listed)
    assert ("all ten AMS" in report_text(data, WORDS)) == listed.startswith("All ten")


def test_by_video_conference_with_and_without_a_host():
    hosted = said(forms=("8a-i",), mode="virtual", parties=parties("ID", "PH", host="ID"))
    assert "Indonesia hosted the Workshop by video conference from" in hosted
    without = said(forms=("8a-i",), mode="virtual", parties=parties("MM", "TH"))
    assert without.startswith("Representatives of Myanmar and Thailand met by video conference from")


def test_a_naval_patrol_has_no_host_and_no_place():
    text = said(
        forms=("8a-ii",), title="72nd joint naval patrol", mode="at_sea",
        parties=parties("KH", "VN", KH="cohost", VN="cohost"),
    )  # fmt: skip
    assert text.startswith("The navies of Cambodia and Viet Nam carried out their 72nd joint patrol from 22 to")


def test_a_land_patrol_and_an_exercise():
    patrol = said(forms=("8a-ii",), title="coordinated patrol", parties=parties("ID", "MY", host="ID"))
    assert patrol.startswith("Units of Indonesia and Malaysia carried out the coordinated patrol")
    both = parties("LA", "VN", LA="cohost", VN="cohost")
    exercise = said(forms=("8a-ii",), title="joint exercise on migration", place="Lao Bao", parties=both)
    assert exercise.startswith("Units of Lao PDR and Viet Nam held the joint exercise on migration in Lao Bao")


def test_a_working_level_visit():
    text = said(forms=("8b",), title="Visit of a ship", place="Songkhla", parties=parties("TH", "VN", host="TH"))
    assert text == "A ship of Viet Nam visited Songkhla from 22 to 24 August 2022 and was received by Thailand."
    army = said(forms=("8b",), title="Visit of staff", place="Songkhla", parties=parties("TH", "VN", host="TH"))
    assert army.startswith("A delegation of Viet Nam visited Songkhla from")


@pytest.mark.parametrize(
    ("title", "guests", "place", "words"),
    [
        ("Visit of staff", "MY", "Changi", "A delegation of Malaysia visited Changi{} and was received by Singapore."),
        (
            "Visit of staff",
            "MY TH",
            "Changi",
            "Delegations of Malaysia and Thailand visited Changi{} and were received by Singapore.",
        ),
        ("Visit of staff", "MY TH", "", "Delegations of Malaysia and Thailand visited Singapore{}."),
        (
            "Visit of a warship",
            "MY TH",
            "Changi",
            "Ships of the navies of Malaysia and Thailand visited Changi{} and were received by Singapore.",
        ),
        (
            "Visit of staff",
            "MY",
            "Changi / Tuas / Sembawang",
            "A delegation of Malaysia visited Changi, Tuas and Sembawang{} and was received by Singapore.",
        ),
    ],
)
def test_a_visit_of_one_state_and_of_two_and_to_several_places(title, guests, place, words):
    sides = parties(*guests.split(), "SG", host="SG")
    told = said(forms=("8b",), title=title, place=place, parties=sides)
    assert told == words.format(" from 22 to 24 August 2022")


def test_another_mechanism_with_a_partner_for_information():
    sides = (*parties("ID", "MY", host="ID"), Party(organisation="UNODC", role="partner"))
    text = said(forms=("8c",), mechanisms=("ACF",), lead_sector="coast_guard", parties=sides)
    assert text.startswith("ASEAN Coast Guard Forum: Indonesia hosted the Workshop")
    assert "UNODC took part as an external partner." in text
    assert text.endswith("It is included for information, as no defence establishment was in the lead.")


def test_organisations_take_part_each_in_its_own_way():
    others = (("UNODC", "partner"), ("IOM", "observer"), ("INTERPOL", "observer"), ("The Director of IALA", "resource"))
    sides = (*parties("ID", "MY", host="ID"), *(Party(organisation=name, role=role) for name, role in others))
    text = said(forms=("8a-i",), parties=sides)
    assert "UNODC took part as an external partner." in text
    assert "IOM and INTERPOL took part as observers." in text
    assert "The Director of IALA took part as a resource person." in text


def test_8d_names_where_its_consensus_is_recorded_and_before_that_is_planned_subject_to_it():
    held = {"forms": ("8d",), "consensus_kind": "elsewhere", "consensus_reference": "ADSOM 2021, paragraph 12"}
    assert said(**held).endswith("The consensus on this activity is recorded in ADSOM 2021, paragraph 12.")
    planned = {"forms": ("8d",), "timing": "planned", "title": "Staff course", "place": "Changi"}
    assert said(**planned) == f"It is planned to hold the Staff course in Changi{DAYS}, subject to consensus."
    assert said(**planned, parties=HOSTED) == (
        f"It is planned that Viet Nam will host the Staff course in Changi{DAYS}, subject to consensus. "
        f"{JOIN} would take part."
    )
    awaited = said(**planned | UNKNOWN)
    assert awaited == "It is planned to hold the Staff course in Changi, subject to consensus; its date is awaited."
    proposed = said(**planned | {"timing": "proposed"})
    assert proposed == f"It is proposed to hold the Staff course in Changi{DAYS}, subject to consensus."


@pytest.mark.parametrize("timing", ["planned", "confirmed", ""])
@pytest.mark.parametrize(
    ("values", "words"),
    [
        (
            {"parties": HOSTED, "place": "Ha Noi"},
            f"Viet Nam is to host the Workshop in Ha Noi{DAYS}. {JOIN} are to take part.",
        ),
        ({"parties": TOGETHER}, f"Lao PDR and Viet Nam are to hold the Workshop{DAYS}."),
        ({"parties": parties("PH", host="PH")}, f"The Philippines is to host the Workshop{DAYS}."),
        (
            {"parties": TOGETHER, "mode": "virtual"},
            f"Representatives of Lao PDR and Viet Nam are to meet by video conference{DAYS}.",
        ),
        (
            {"parties": TOGETHER, "forms": ("8a-ii",), "title": "72nd joint naval patrol"},
            f"The navies of Lao PDR and Viet Nam are to carry out their 72nd joint patrol{DAYS}.",
        ),
        (
            {"parties": HOSTED, "forms": ("8b",), "title": "Visit of staff", "place": "Ha Noi"},
            f"A delegation of Lao PDR is to visit Ha Noi{DAYS} and to be received by Viet Nam.",
        ),
        (
            {"parties": parties("LA", "TH", "VN", host="VN"), "forms": ("8b",), "title": "Visit of staff"},
            f"Delegations of Lao PDR and Thailand are to visit Viet Nam{DAYS}.",
        ),
        (
            {"parties": TOGETHER, "forms": ("8b",), "title": "Exchange visit"},
            f"The Exchange visit is to take place{DAYS}.",
        ),
        (
            {"parties": (*HOSTED, Party(code="TL", role="observer"), Party(organisation="UNODC", role="partner"))},
            f"Viet Nam is to host the Workshop{DAYS}. {JOIN} are to take part, with Timor-Leste as observer. {UNODC}",
        ),
        (
            {"parties": (*TOGETHER, Party(code="TL", role="observer"))},
            f"Lao PDR and Viet Nam are to hold the Workshop{DAYS}. It is to be held with Timor-Leste as observer.",
        ),
        (
            {"parties": HOSTED, **UNKNOWN},
            f"Viet Nam is to host the Workshop; its date is awaited. {JOIN} are to take part.",
        ),
        ({}, f"The Workshop is to be held{DAYS}."),
        (UNKNOWN, "The Workshop is to be held; its date is awaited."),
    ],
)
def test_what_is_to_come_names_its_sides_as_what_was_held(timing, values, words):
    assert said(**{"forms": ("8a",), "timing": timing} | values) == words


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, f"It is proposed to hold {LUNCH}{DAYS}."),
        (
            {"parties": parties("MY", "SG", host="SG")},
            f"It is proposed that Singapore host {LUNCH}{DAYS}. Ministers of Malaysia and Singapore would take part.",
        ),
        (
            {"parties": parties("PH", host="PH"), **UNKNOWN},
            f"It is proposed that the Philippines host {LUNCH}; its date is awaited.",
        ),
        (
            {"parties": parties("MY", "SG", host="SG"), "forms": ("8b",), "title": "Visit of staff"},
            f"It is proposed that a delegation of Malaysia visit Changi{DAYS} and be received by Singapore.",
        ),
        (
            {"forms": ("8b",), "title": "Visit of staff"},
            f"It is proposed that the Visit of staff take place in Changi{DAYS}.",
        ),
    ],
)
def test_what_is_proposed_is_not_proposed_at_its_place(values, words):
    given = {"forms": ("8a",), "timing": "proposed", "title": "The ADMM working lunch", "place": "Changi"}
    assert said(**given | values) == words


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"parties": HOSTED}, "The Workshop that Viet Nam was to host in August 2022"),
        (
            {"parties": parties("LA", "TH", "VN", LA="cohost", VN="cohost")},
            "The Workshop that Lao PDR and Viet Nam were to host in August 2022",
        ),
        ({"parties": TOGETHER}, "The Workshop planned by Lao PDR and Viet Nam for August 2022"),
        (
            {"parties": HOSTED, "forms": ("8b",), "title": "Visit of staff"},
            "The Visit of staff that Viet Nam was to receive in August 2022",
        ),
        ({"parties": HOSTED, **UNKNOWN}, "The Workshop that Viet Nam was to host"),
        ({"parties": TOGETHER, **UNKNOWN}, "The Workshop planned by Lao PDR and Viet Nam"),
        ({}, "The Workshop planned for August 2022"),
        (UNKNOWN, "The Workshop"),
    ],
)
def test_what_was_postponed_or_cancelled_names_host_or_sides_and_no_reason(values, words):
    given = {"forms": ("8a",), "summary": "A storm came."} | values
    assert said(timing="postponed", **given) == f"{words} has been postponed; a new date is awaited."
    assert said(timing="cancelled", **given) == f"{words} will not be held."


@pytest.mark.parametrize(
    ("timing", "printed", "words"),
    [
        ("planned", {"VN"}, f"Viet Nam is to host the Workshop{DAYS}. {{}}"),
        ("planned", set(), f"The Workshop is to be held{DAYS}. {{}}"),
        ("proposed", set(), f"It is proposed to hold the Workshop{DAYS}. {{}}"),
        ("postponed", set(), "The Workshop planned for August 2022 has been postponed; a new date is awaited."),
        ("cancelled", {"VN"}, "The Workshop that Viet Nam was to host in August 2022 will not be held."),
    ],
)
def test_what_is_to_come_leaves_out_who_is_not_printed_yet(timing, printed, words):
    data = RecordData(title="Workshop", forms=("8a",), timing=timing, parties=HOSTED, **AUGUST)
    later = "Participants will be printed once they have confirmed."
    assert report_text(data, WORDS, printed=printed) == words.format(later)


@pytest.mark.parametrize(
    ("timing", "opening"), [("planned", ""), ("proposed", "It is proposed that "), ("took_place", "")]
)
def test_a_preview_of_what_is_to_come_shows_its_gaps_too(timing, opening):
    cut = pieces(report_text(RecordData(precision="day", timing=timing), WORDS, gaps=True))
    assert [words for words, is_open in cut if is_open] == ["parties", "title", "date"]
    assert cut[0][0] == (opening or "parties")


def test_an_unconfirmed_party_is_not_printed():
    data = RecordData(title="Workshop", forms=("8a",), parties=parties("LA", "VN", host="VN"), **AUGUST)
    text = report_text(data, WORDS, printed={"VN"})
    assert "Lao PDR" not in text
    assert "Participants will be printed once they have confirmed." in text
    assert table_parties(data, WORDS, printed=set()) == ""
    assert table_parties(data, WORDS) == "Lao PDR, Viet Nam"


def test_a_reportable_text_stands_instead_of_the_summary():
    assert said(forms=("8a",), summary="All.", reportable_text="Part").endswith("Part.")


def test_a_preview_shows_its_gaps():
    cut = pieces(report_text(RecordData(precision="day"), WORDS, gaps=True))
    assert [words for words, is_open in cut if is_open] == ["parties", "title", "date"]


def test_a_patrol_that_names_its_sides_is_theirs_and_its_two_days_are_told_as_those_of_others():
    two_days = {"date_from": date(2023, 9, 25), "date_to": date(2023, 9, 26), "mode": "at_sea"}
    title = "72nd Viet Nam–Cambodia joint naval patrol"
    text = said(forms=("8a-ii",), title=title, parties=parties("KH", "VN", KH="cohost", VN="cohost"), **two_days)
    assert (
        text == "The navies of Cambodia and Viet Nam carried out their 72nd joint patrol on 25 and 26 September 2023."
    )


def test_a_patrol_in_the_air_and_one_without_a_number():
    both = parties("ID", "MY", ID="cohost", MY="cohost")
    title = "Indonesia–Malaysia joint air patrol over the Straits of Malacca"
    text = said(forms=("8a-ii",), title=title, mode="airborne", parties=both)
    assert text.startswith(
        "The air forces of Indonesia and Malaysia carried out a joint air patrol over the Straits of"
    )


def test_an_activity_stands_under_the_mechanism_its_title_names():
    names = {"DGICM": "Immigration", "NADI": "Network", "GBC_THLA": "Committee"}
    assert leading(["DGICM", "NADI"], names, "NADI Workshop") == "NADI"
    assert leading(["DGICM", "GBC_THLA"], names, "Border troops meeting") == "GBC_THLA"
    assert leading(["DGICM"], names, "Meeting") == "DGICM"
    assert leading([], names, "Meeting") == ""


def test_two_ships_of_a_navy_are_received():
    title, sides = "Port visit of naval ships 264 and 265", parties("TH", "VN", host="TH")
    text = said(forms=("8b",), title=title, place="Songkhla", parties=sides)
    assert (
        text
        == "Ships of the navy of Viet Nam visited Songkhla from 22 to 24 August 2022 and were received by Thailand."
    )


def test_ministers_take_part_in_a_meeting_of_ministers():
    title, sides = "annual meeting of the defence ministers", parties("KH", "LA", host="LA")
    assert "Ministers of Cambodia and Lao PDR took part." in said(forms=("8a",), title=title, parties=sides)
    alone = said(forms=("8a",), title=title, mode="virtual", parties=parties("KH", "LA"))
    assert alone.startswith("Ministers of Cambodia and Lao PDR met by video conference from")


def test_a_mechanism_that_the_title_names_is_not_named_twice():
    shown = said(
        forms=("8c",), title="ASEAN Coast Guard Forum 2023", mechanisms=("ACF",), parties=parties("ID", host="ID")
    )
    assert shown.startswith("Indonesia hosted the ASEAN Coast Guard Forum 2023")
    short = said(forms=("8c",), title="5th ACF", mechanisms=("ACF",), parties=parties("ID", host="ID"))
    assert short.startswith("ASEAN Coast Guard Forum (ACF): Indonesia hosted the 5th ACF")


@pytest.mark.parametrize(
    ("place", "mode", "title", "phrase"),
    [
        ("Bangkok", "in_person", "", " in Bangkok"),
        ("Sangley Point", "in_person", "", " at Sangley Point"),
        ("Legian, Bali", "in_person", "", " in Legian, Bali,"),
        ("Son La / Houaphanh", "in_person", "", " in Son La and Houaphanh"),
        ("Thakhek / Nakhon Phanom / Đồng Hới", "in_person", "", " in Thakhek, Nakhon Phanom and Đồng Hới"),
        ("Thakhek / Legian, Bali", "in_person", "", " in Thakhek and Legian, Bali,"),
        ("the Straits of Malacca", "airborne", "", " over the Straits of Malacca"),
        ("", "at_sea", "", " at sea"),
        ("Jakarta", "virtual", "", " by video conference"),
        ("Bokeo", "in_person", "Meeting in Bokeo", ""),
    ],
)
def test_a_place_has_its_preposition(place, mode, title, phrase):
    assert place_phrase(place, mode, title) == phrase


def test_a_state_that_is_a_city_hosts_without_its_name_again():
    text = said(forms=("8a",), place="Singapore", parties=parties("MY", "SG", host="SG"))
    assert text.startswith("Singapore hosted the Workshop from 22 to")


def test_the_titles_of_the_sample_are_noun_phrases():
    rows = json.loads(SAMPLE.read_text())["activities"]
    assert not [
        row["title"] for row in rows if re.search(r"\b(adopts|signed|holds)\b|, (first|second) phase", row["title"])
    ]


def test_a_seat_that_somebody_else_took_is_said():
    sides = (Party(code="ID", role="host"), Party(code="MM", represented_by="its embassy in Jakarta"))
    text = said(forms=("8a",), title="26th Committee", parties=sides)
    assert "Myanmar was represented by its embassy in Jakarta." in text


def test_the_places_that_an_early_revision_kept_as_one_text_are_read():
    before = RecordData.from_json({"title": "Patrol", "place": "Son La / Houaphanh"})
    assert [place.name for place in before.places] == ["Son La", "Houaphanh"]
    assert RecordData.from_json(before.to_json()) == before
