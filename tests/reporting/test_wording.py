"""What the pack prints besides its sentences: references, counts, cross references, reservations."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from activities.models import Activity
from kernel.consensus.services.reply import Answer
from kernel.consensus.states import Kind
from kernel.jobs.models import Job
from kernel.jobs.progress import Lost, silent
from kernel.jobs.services.claim import claim
from mechanisms.models import Document
from reporting.models import AnnexRow, Cycle, Pack, Paragraph
from reporting.pack.canonical import to_json
from reporting.pack.compile import store
from reporting.pack.sections import context, html
from reporting.pack.snapshot import Note
from reporting.services import phrases
from reporting.services.annexes import frame_of
from reporting.services.clauses import cited_words, compact, paper_ranges
from reporting.services.compile import keep, run
from reporting.services.draft import draft_stage
from reporting.services.references import adopted_words, cited_paragraphs, validity_of
from reporting.services.snapshot import build, data_note
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
        ("POACTC-2016", IN_2026, "–", "2016–2025; succeeded by the plan of action for 2026–2035"),
        ("BMCR", IN_2020, "Reported: 2019", "–"),
        (
            "BMCR",
            IN_2026,
            "Reported: 2019; October 2021 (15th AMMTC); 10 September 2025 (19th AMMTC, Melaka)",
            "In force",
        ),
        ("APOA-IMM", IN_2020, "–", "–"),
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
    undated = [row["adopted"] == "–" for row in rows]
    assert any(undated)
    assert undated == sorted(undated)


@pytest.mark.parametrize(
    ("number", "earlier", "start", "end"),
    [
        (3, 0, "Three activities in support", "to 30 September 2020. Annex I lists them."),
        (1, 0, "One activity in support", "to 30 September 2020. Annex I lists it."),
        (
            13,
            2,
            "Thirteen activities in support",
            "30 September 2020, and two of an earlier period. Annex I lists them.",
        ),
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
    many = phrases.overview(26, [("land", 12), ("the sea", 17), ("the air", 4)])
    assert many.startswith("Twenty-six activities are reported")
    assert "Of these, 12 concerned land, 17 the sea and four the air;" in many
    assert "Figure 1" not in phrases.overview(0, [])


@pytest.mark.parametrize(
    ("number", "inside", "at_start"),
    [(1, "one", "One"), (10, "ten", "Ten"), (11, "11", "Eleven"), (20, "20", "Twenty"), (21, "21", "Twenty-one")],
)
def test_numbers_are_words_up_to_ten_and_at_the_start_of_a_sentence(number: int, inside: str, at_start: str) -> None:
    assert (phrases.counted(number), phrases.first(number)) == (inside, at_start)
    assert phrases.with_number("{n} visits were reported:", number).startswith(f"{at_start} visits")
    assert f"on {inside} occasions" in phrases.with_number("It was shared on {n} occasions:", number)


def test_the_members_of_the_period_and_of_the_date_of_the_text() -> None:
    cycle, day = Cycle(period_from=date(2019, 7, 11), cutoff=date(2025, 9, 30)), date(2025, 11, 3)
    said = phrases.period(cycle, (10, 10, 11), day)
    assert "There were ten ASEAN Member States (AMS) throughout the period, and 11 on 3 November 2025." in said
    assert "throughout the period. Lists" in phrases.period(cycle, (10, 10, 10), day)
    assert "ten ASEAN Member States (AMS) at its start and 11 at its end. " in phrases.period(cycle, (10, 11, 11), day)


def text_of(stage: Any) -> str:
    return "\n".join(stage.paragraphs.order_by("order").values_list("text", flat=True))


def test_the_text_says_where_the_other_activities_of_the_figure_are_told(cast: Any) -> None:
    opened = world.cycle(cast)
    Cycle.objects.update(period_from=date(2020, 2, 1))
    for number in range(4):
        activities.shared(cast, cast.vn_focal.actor, "LA", "VN", title=f"Seminar {number}", forms=("8a-i",))
    before = {"date_from": date(2020, 1, 9), "date_to": date(2020, 1, 9)}
    activities.shared(cast, cast.vn_focal.actor, "LA", "VN", title="Earlier seminar", forms=("8a-i",), **before)
    for form in ("8a-i", "8b"):
        given = {"title": f"Talks {form}", "forms": (form,), "relevance": "interaction"}
        activities.shared(cast, cast.vn_focal.actor, "LA", "VN", **given)
    stage = draft_stage(actor=cast.officer.actor, stage=world.stage_of(opened, "ADSOM_WG"))
    said = text_of(stage)
    other = (
        "Of the six activities that Figure 1 counts under this form, one is reported in section C and one is reported"
    )
    assert f"{other} in section D. Experience was shared, on a voluntary basis, on four occasions:" in said
    assert "The one activity that Figure 1 counts under this form is reported in section D." in said
    assert "No visit was reported" not in said
    figure = build(stage, as_of=IN_2020, edition=1).figure
    assert {row.form: row.total for row in figure.rows if row.total} == {"8(a)(i)": 6, "8(b)": 1}


def test_the_figure_of_the_page_has_the_years_and_numbers_of_the_pack(cast: Any) -> None:
    stage = world.circulated(cast)
    printed = build(stage, as_of=IN_2020, edition=1).figure
    answer = cast.client_for(cast.my_official).get(f"/reports/texts/{stage.public_id}/read/")
    assert answer.context["figure"] == printed
    page = answer.content.decode()
    assert f"Figure 1. {printed.caption}" in page
    assert all(f'<th scope="col">{year}</th>' in page for year in ("2019", "2020"))


def test_every_cell_of_an_annex_carries_the_words_above_its_column(cast: Any) -> None:
    stage = world.circulated(cast)
    page = cast.client_for(cast.my_official).get(f"/reports/texts/{stage.public_id}/read/").content.decode()
    assert all(f'data-label="{word}"' in page for word in ("Host", "Participants", "Adopted", "Own name"))


def test_no_placeholder_is_printed(cast: Any) -> None:
    opened = world.cycle(cast)
    unknown = {"precision": "unknown", "date_from": None, "date_to": None, "place": "", "timing": "planned"}
    activities.shared(cast, cast.vn_focal.actor, "LA", "VN", title="Seminar to come", **unknown)
    stage = draft_stage(actor=cast.officer.actor, stage=world.stage_of(opened, "ADSOM_WG"))
    printed = build(stage, as_of=IN_2020, edition=1)
    body = to_json(printed).decode()
    assert not any(words in body for words in ("To be entered", "o be confirmed"))
    (group,) = printed.upcoming.groups
    assert (group.label, group.rows[0].date, group.rows[0].place) == ("Date not known to the secretariat", "–", "–")
    assert printed.references.note.count("not known to the secretariat") == 1


def test_every_printed_list_has_the_one_date_of_the_text(cast: Any, clock: Any) -> None:
    clock.set("2026-11-26T09:00")
    stage = world.drafted(cast)
    printed = build(stage, as_of=date(2026, 11, 26), edition=1)
    assert printed.establishments.intro == "In ASEAN order, as on 16 November 2020."
    assert "As known on 16 November 2020." in printed.references.intro
    assert len(printed.establishments.rows) == 10
    assert not [
        row for row in printed.references.rows if "2025" in row.adopted or "since 1 January 2026" in row.validity
    ]
    assert "There were ten ASEAN Member States (AMS) throughout the period. " in text_of(stage)


@pytest.mark.parametrize(
    ("samples", "note", "said"),
    [
        ([], "", ""),
        ([False], "", ""),
        ([True, True], "Sample data – public sources", "In this sample the entries come from public sources."),
        ([True, False], "In part sample data – public sources", "Some of the entries are samples from public sources."),
    ],
)
def test_sample_data_is_named_for_what_it_is(samples: list[bool], note: str, said: str) -> None:
    assert (data_note(samples), phrases.sample(samples).strip()) == (note, said)


def test_the_cover_says_from_whose_inputs_it_was_prepared(cast: Any) -> None:
    stage = world.circulated(cast)
    assert (
        build(stage, as_of=IN_2020, edition=1).document.prepared_by == "The secretariat, from inputs of Member States"
    )
    Activity.objects.update(owner=cast.officer.office)
    assert build(stage, as_of=IN_2020, edition=1).document.prepared_by == "The secretariat"


def test_the_imprint_promises_nothing_that_is_not_there(cast: Any) -> None:
    printed = build(world.circulated(cast), as_of=IN_2020, edition=1)
    sample = replace(printed, document=replace(printed.document, data_note="Sample data – public sources"))
    for snapshot in (printed, sample):
        page = html("reporting/pack/document.html", context(snapshot))
        assert "corrigendum" not in page
        assert "nothing in it has been" not in page


@pytest.mark.parametrize("earlier", [False, True])
def test_a_cross_reference_names_the_letter_that_is_printed(cast: Any, earlier: bool) -> None:
    opened = world.cycle(cast)
    activities.shared(cast, cast.vn_focal.actor, "LA", "VN", forms=("8c",), relevance="interaction")
    if earlier:
        Cycle.objects.update(period_from=date(2020, 2, 1))
        activities.shared(cast, cast.vn_focal.actor, "LA", "VN", date_from=date(2020, 1, 9), date_to=date(2020, 1, 9))
    stage = draft_stage(actor=cast.officer.actor, stage=world.stage_of(opened, "ADSOM_WG"))
    cited = Paragraph.objects.get(stage=stage, text__startswith="Discussions with other").text
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
