"""What the pack prints besides its sentences: references, counts, cross references, reservations."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kernel.consensus.services.reply import Answer
from kernel.consensus.states import Kind
from kernel.jobs.models import Job
from kernel.jobs.progress import Lost, silent
from kernel.jobs.services.claim import claim
from mechanisms.models import Document
from reporting.models import AnnexRow, Cycle, Pack, Paragraph
from reporting.pack.compile import store
from reporting.pack.snapshot import Note
from reporting.services import phrases
from reporting.services.annexes import frame_of
from reporting.services.clauses import cited_words, compact, paper_ranges
from reporting.services.compile import keep, run
from reporting.services.draft import draft_stage
from reporting.services.references import adopted_words, cited_paragraphs, validity_of
from reporting.services.snapshot import build
from tests.factories import activities, members
from tests.factories import reporting as world

IN_2020, IN_2026 = date(2020, 10, 1), date(2026, 11, 1)


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        (["Art. 2 (principles)", "Art. 20 (consultation)", "Annex 1", "Annex 2"], "Articles 2, 20; Annexes 1, 2"),
        (["Art. 31 (chairmanship)"], "Article 31"),
        (["B.3.7(i)", "B.3.7(ii)"], "B.3.7(i), (ii)"),
        (["III.A(i)"], "III.A(i)"),
        (["Strategic Goal 1", "Strategic Goal 5 (transnational crime)"], "Strategic Goals 1, 5"),
        (["II.A"], "II.A"),
        ([], ""),
    ],
)
def test_clauses_say_each_heading_once(labels: list[str], words: str) -> None:
    assert compact(labels) == words


def test_the_papers_own_clauses_are_those_the_text_cites() -> None:
    cited = cited_paragraphs(["under CP 7(c) and 8(c).", "CP 5(b)", "CP 6", "(CP 10)", "paragraph 9"])
    assert cited == {5, 6, 7, 8, 10}
    assert paper_ranges(["4(a)", "5(a)", "6", "7(c)", "8(a)(ii)", "9", "10"], cited) == "CP 5–8, 10"
    assert cited_words(["4(b)", "4(c)"]) == "CP 4(b), (c)"


@pytest.mark.parametrize(
    ("code", "day", "adopted", "validity"),
    [
        ("CP2019", IN_2020, "13th ADMM, Bangkok, 11 July 2019", "In force"),
        ("CHARTER", IN_2020, "20 November 2007", "In force since 15 December 2008"),
        ("APSC2025-B37", IN_2020, "22 November 2015", "2016–2025"),
        ("APSC2025-B37", IN_2026, "22 November 2015", "2016–2025; succeeded by the APSC Strategic Plan"),
        ("POACTC-2016", IN_2026, "To be entered", "2016–2025; succeeded by the plan of action for 2026–2035"),
        ("BMCR", IN_2020, "Reported: 2019", "To be confirmed"),
        ("APOA-IMM", IN_2020, "Date to be confirmed", "To be confirmed"),
    ],
)
def test_adoption_and_validity_are_words_of_the_day(
    db: None, code: str, day: date, adopted: str, validity: str
) -> None:
    members.register()
    document = Document.objects.get(code=code)
    assert (adopted_words(document, day), validity_of(document, day)) == (adopted, validity)


def test_reports_that_differ_are_all_shown_in_order(db: None) -> None:
    members.register()
    said = adopted_words(Document.objects.get(code="BMCR"), IN_2026)
    assert said == "Reported: 2019; October 2021 (15th AMMTC); 10 September 2025 (19th AMMTC, Melaka)"


def test_annex_iii_holds_what_existed_and_puts_the_undated_last(cast: Any) -> None:
    world.drafted(cast)
    rows = list(AnnexRow.objects.filter(annex="III").order_by("order").values_list("cells", flat=True))
    names = [row["document"] for row in rows]
    blueprint = rows[names.index("ASEAN Political-Security Community Blueprint 2025")]
    assert names[0] == "The ASEAN Charter"
    assert (blueprint["clauses"], blueprint["cited_in"]) == ("B.3.7(i), (ii); III.A(i)", "CP 4(b), (c)")
    assert "ADMM Three-Year Work Programme 2014–2016" not in names
    assert not [row for row in rows if "2025-" in row["adopted"] or "2045" in row["document"]]
    undated = [row["adopted"] in ("To be entered", "Date to be confirmed") for row in rows]
    assert undated == sorted(undated)


@pytest.mark.parametrize(
    ("number", "earlier", "start", "end"),
    [
        (3, 0, "Three activities in support", "to 30 September 2020. Annex I lists them."),
        (1, 0, "One activity in support", "to 30 September 2020. Annex I lists it."),
        (13, 2, "13 activities in support", "30 September 2020, and two of an earlier period. Annex I lists them."),
        (0, 0, "No activity in support", "30 September 2020. The annexes give what else is known."),
    ],
)
def test_in_brief_is_two_sentences_with_numbers_in_words(number: int, earlier: int, start: str, end: str) -> None:
    said = phrases.in_brief(number, earlier, Cycle(period_from=date(2019, 7, 11), cutoff=date(2020, 9, 30)))
    assert said.startswith(start)
    assert said.endswith(end)


def test_the_overview_says_of_which_activities_it_speaks() -> None:
    said = phrases.overview(3, [("land", 2), ("the sea", 1), ("the air", 0)])
    assert said.startswith(
        "Three activities are reported for the period. Of these, two concerned land and one the sea;"
    )
    many = phrases.overview(26, [("land", 12), ("the sea", 17), ("the air", 0)])
    assert "Of these, 12 concerned land and 17 the sea;" in many
    assert "Figure 1" not in phrases.overview(0, [])


@pytest.mark.parametrize("earlier", [False, True])
def test_a_cross_reference_names_the_letter_that_is_printed(cast: Any, earlier: bool) -> None:
    opened = world.cycle(cast)
    activities.shared(cast, cast.vn_focal.actor, "LA", "VN", forms=("8c",), relevance="interaction")
    if earlier:
        Cycle.objects.update(period_from=date(2020, 2, 1))
        activities.shared(cast, cast.vn_focal.actor, "LA", "VN", date_from=date(2020, 1, 9), date_to=date(2020, 1, 9))
    stage = draft_stage(actor=cast.officer.actor, stage=world.stage_of(opened, "ADSOM_WG"))
    cited = Paragraph.objects.get(stage=stage, text__contains="reported in section").text
    assert cited.endswith(f"section {stage.sections.get(part='interaction').letter}.")


def test_a_mechanism_is_named_with_the_short_form_in_use() -> None:
    assert phrases.abbreviated("SOMTC", "Senior Officials’ Meeting") == "Senior Officials’ Meeting (SOMTC)"
    assert phrases.abbreviated("ADGCM", "ASEAN Directors-General of Customs") == "ASEAN Directors-General of Customs"
    assert (frame_of("GBC_MALTHAI"), frame_of("VNTH_JP"), frame_of("AOE")) == ("GBC", "", "AOE")


def test_a_settled_text_has_no_square_brackets(cast: Any) -> None:
    stage = world.settled(cast)
    body = stage.snapshots.get().body
    assert "[ ]" not in body
    assert '"agenda_item":""' in body


def test_a_reservation_is_a_footnote_at_its_item_in_its_authors_words(cast: Any) -> None:
    stage = world.circulated(cast)
    wish = stage.paragraphs.get(text__startswith="logging a joint activity")
    world.agree(cast, stage, "MY", answers={wish.key: Answer(Kind.RESERVATION, "Malaysia keeps its own list.")})
    printed = build(world.stage_of(stage.cycle, "ADSOM_WG"), as_of=IN_2020, edition=1)
    items = [item for paragraph in printed.paragraphs for item in paragraph.items if item.notes]
    note = Note(lead="Reservation", text="of Malaysia: Malaysia keeps its own list.")
    assert [(item.text, item.notes) for item in items] == [(wish.text, (note,))]


def test_a_reservation_on_a_row_stands_below_its_table(cast: Any) -> None:
    stage = world.circulated(cast)
    row = stage.rows.filter(annex="III").order_by("order")[1]
    world.agree(cast, stage, "MY", answers={row.key: Answer(Kind.RESERVATION, "Not yet read.")})
    printed = build(world.stage_of(stage.cycle, "ADSOM_WG"), as_of=IN_2020, edition=1)
    assert printed.references.note.endswith("Reservation on row 2, of Malaysia: Not yet read.")
    assert "Reservation" not in printed.activities.note


def test_a_worker_that_lost_its_job_writes_no_pack(cast: Any) -> None:
    world.settled(cast)
    stale = claim(Job.objects.get().public_id)
    Job.objects.update(fence=stale.fence + 1)
    with pytest.raises(Lost):
        run(stale, silent)
    assert not Pack.objects.exists()


def test_two_workers_put_down_the_same_file_without_harm(tmp_path: Path, settings: Any) -> None:
    settings.PORTAL_DATA = tmp_path
    made = store(tmp_path / "text.pdf", b"%PDF")
    with ThreadPoolExecutor(2) as workers:
        list(workers.map(keep, [[made]] * 8))
    assert [found.name for found in (tmp_path / "packs").rglob("*") if found.is_file()] == [made.sha256]
