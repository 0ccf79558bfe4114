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
    assert "hosted The Hague seminar" in said(
        forms=("8a",), title="The Hague seminar", parties=parties("LA", host="LA")
    )


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


def test_another_mechanism_with_a_partner_for_information():
    sides = (*parties("ID", "MY", host="ID"), Party(organisation="UNODC", role="partner"))
    text = said(forms=("8c",), mechanisms=("ACF",), lead_sector="coast_guard", parties=sides)
    assert text.startswith("ASEAN Coast Guard Forum: Indonesia hosted the Workshop")
    assert "UNODC took part as an external partner." in text
    assert text.endswith("It is included for information, as no defence establishment was in the lead.")


def test_8d_names_where_its_consensus_is_recorded_and_before_that_is_planned_subject_to_it():
    held = {"forms": ("8d",), "consensus_kind": "elsewhere", "consensus_reference": "ADSOM 2021, paragraph 12"}
    assert said(**held).endswith("The consensus on this activity is recorded in ADSOM 2021, paragraph 12.")
    planned = said(forms=("8d",), timing="planned", title="Staff course")
    assert planned == "The Staff course is planned from 22 to 24 August 2022, subject to consensus."


def test_upcoming_postponed_and_cancelled_name_no_party_and_no_reason():
    sides = parties("LA", "VN", host="VN")
    assert said(timing="confirmed", place="Ha Noi", parties=sides) == (
        "The Workshop is to be held in Ha Noi from 22 to 24 August 2022."
    )
    assert said(timing="planned", precision="unknown", date_from=None, date_to=None) == (
        "The Workshop is to be held; its date is awaited."
    )
    assert said(timing="postponed", parties=sides) == (
        "The Workshop planned for August 2022 has been postponed; a new date is awaited."
    )
    assert said(timing="cancelled") == "The Workshop planned for August 2022 will not be held."


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
