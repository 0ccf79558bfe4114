"""A ministry's own log: read, checked row by row, imported as drafts of its office, seen by nobody else."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from openpyxl import load_workbook

from activities.content import data_of
from activities.importing.columns import BY_KEY
from activities.models import Activity, ImportMapping, ImportRun, ScopeHold
from activities.selectors.import_lists import vocabularies_for
from activities.services.hold import hold_activity
from activities.services.importing.run import expire_imports
from kernel import clock
from kernel.audit.models import Entry
from kernel.jobs.models import Job
from kernel.jobs.services.run import run_here
from mechanisms.models import Clause
from tests.factories import activities, members

HEAD = "Own number,Title,Date,Member States,Host,Form of cooperation (¶8)"
GOOD = (
    "MD-1,Seminar of young border officers,11–13 July 2019,Viet Nam; Lao PDR,Viet Nam,8(a)(i)",
    "MD-2,Friendship exchange,29/02/2563,Viet Nam,Viet Nam,8(b)",
    "MD-3,Joint patrol,July 2019,Laos; VN,,8(a)(ii)",
)
SIDES = ("Malaysia–Thailand", "Malaysia–Indonesia", "Thai–Lao", "Thai–Cambodian")
BAD = "MD-4,Patrol on the river,03/04/2019,Viet Nam; Narnia,Viet Nam,8(a)"


@pytest.fixture(autouse=True)
def register(db: None) -> None:
    """The real register."""
    members.register()


def text(*rows: str, head: str = HEAD) -> str:
    return "\n".join([head, *rows])


def uploaded(client, *rows: str, head: str = HEAD):
    """Upload a CSV and follow to the page that answers."""
    file = SimpleUploadedFile("log.csv", text(*rows, head=head).encode())
    return client.post(reverse("activities:import-new"), {"file": file}, follow=True)


def statuses(answer) -> list[str]:
    return [row.line["status"] for row in answer.context["page"].rows]


def there() -> str:
    """The page of the one import."""
    return reverse("activities:import-run", args=[ImportRun.objects.get().public_id])


def committed(client, **form):
    run = ImportRun.objects.get()
    return client.post(reverse("activities:import-commit", args=[run.public_id]), form, follow=True)


def test_a_file_becomes_drafts_of_the_office_and_a_second_time_everything_is_the_same(cast):
    client = cast.client_for(cast.vn_focal)
    assert statuses(uploaded(client, *GOOD)) == ["new"] * 3
    assert not Activity.objects.exists()
    answer = committed(client)
    assert "Imported" in answer.content.decode()
    rows = list(Activity.objects.order_by("source_id"))
    assert {(row.state, row.audience, row.owner.code, row.logged_by_id) for row in rows} == {
        ("draft", "owner", "VN", cast.vn_focal.user.pk)
    }
    assert [row.precision for row in rows] == ["range", "day", "month"]
    assert [row.date_from.isoformat() for row in rows] == ["2019-07-11", "2020-02-29", "2019-07-01"]
    assert [p.code for p in data_of(rows[0]).parties] == ["LA", "VN"]
    entries = Entry.objects.filter(verb__startswith="activities.").order_by("number")
    verbs = list(entries.values_list("verb", flat=True))
    assert verbs == ["activities.import_read", *["activities.imported_draft"] * 3, "activities.import_committed"]
    ImportRun.objects.all().delete()
    assert statuses(uploaded(client, *GOOD)) == ["same"] * 3
    assert "nothing to import" in client.get(there()).content.decode()
    committed(client)
    assert Activity.objects.count() == 3


@pytest.mark.parametrize(("day", "level"), [("1 October 2025", "asean_wide"), ("1 November 2025", "subregional")])
def test_ten_states_are_asean_wide_until_there_are_eleven_members(cast, day, level):
    client = cast.client_for(cast.vn_focal)
    uploaded(client, f"MD-5,Forum on border management,{day},BN; KH; ID; LA; MY; MM; PH; SG; TH; VN,VN,8(a)")
    committed(client)
    assert Activity.objects.get().level == level


def test_a_problem_names_row_and_column_and_only_the_good_rows_come_in(cast):
    client = cast.client_for(cast.vn_focal)
    page = uploaded(client, *GOOD, BAD, BAD)
    assert statuses(page) == ["new", "new", "new", "problem", "problem"]
    words = page.content.decode()
    assert "Row 5, Date or first day: “03/04/2019” can be 3 April 2019 or 4 March 2019." in words
    assert "Row 5, Member States: “Narnia” is not known." in words
    assert "Read as: July 2019 · Lao PDR; Viet Nam" in words, "what was understood of a row is shown"
    done = committed(client).content.decode()
    assert ("Row 5" in done, "no title" in done) == (True, False), "the file's words are gone by then"
    assert Activity.objects.count() == 3
    assert not Activity.objects.filter(source_id="MD-4").exists()


@pytest.mark.parametrize(
    ("word", "why"),
    [
        (
            "GBC",
            f"“GBC” can be one of four: {'; '.join(f'{sides} General Border Committee' for sides in SIDES)}. Write the",
        ),
        ("rbc", "“rbc” can be one of three: Malaysia–Thailand"),
        ("HLC", "“HLC” can be one of three: Malaysia–Thailand"),
    ],
    ids=["GBC", "rbc", "HLC"],
)
def test_an_abbreviation_of_several_mechanisms_is_no_guess(cast, word, why):
    page = uploaded(cast.client_for(cast.vn_focal), f"Talks,2019,ADMM; {word}", head="Title,Date,Mechanisms")
    assert statuses(page) == ["problem"]
    assert f"Row 2, Mechanisms: {why}" in page.content.decode()


def test_a_mechanism_is_read_under_its_own_names(cast):
    rows = ("A,2019,ADMM", "B,2019,Thai-Cambodian General Border Committee", "C,2019,GBC Malthai; JKLB")
    page = uploaded(cast.client_for(cast.vn_focal), *rows, head="Title,Date,Mechanisms")
    assert statuses(page) == ["new"] * 3
    committed(cast.client_for(cast.vn_focal))
    read = {row.title: data_of(row).mechanisms for row in Activity.objects.for_record()}
    assert read == {"A": ("ADMM",), "B": ("GBC_THKH",), "C": ("GBC_MALTHAI", "GBC_MALINDO")}


def test_every_word_that_the_template_offers_is_read_as_one_code(cast):
    lists = vocabularies_for(cast.vn_focal.actor)
    assert not {"GBC", "RBC", "HLC"} & set(lists["mechanisms"].shown.values())
    for name, words in lists.items():
        assert {words.code(shown) for shown in words.shown.values()} == set(words.shown), name
    unsure = {name: set(words.unsure) for name, words in lists.items() if words.unsure}
    assert unsure == {"mechanisms": {"gbc", "rbc", "hlc"}}


def test_the_preview_says_which_mechanisms_and_places_were_read(cast):
    row = "Talks,2019,Laos,8(a)(i),ADMM,Vinh (Vietnam)"
    page = uploaded(cast.client_for(cast.vn_focal), row, head="Title,Date,Member States,Form,Mechanisms,Place")
    assert "8(a)(i) Sharing of experience and best practice · ADMM · Vinh (Viet Nam)</p>" in page.content.decode()


def test_a_changed_row_shows_both_values_and_overwrites_nothing(cast):
    client = cast.client_for(cast.vn_focal)
    uploaded(client, *GOOD)
    committed(client)
    ImportRun.objects.all().delete()
    page = uploaded(client, GOOD[0].replace("11–13 July 2019", "12 July 2019"))
    assert statuses(page) == ["changed"]
    words = page.content.decode()
    assert "In the log: 11–13 July 2019" in words
    assert "In the file: 12 July 2019" in words
    committed(client)
    assert Activity.objects.get(source_id="MD-1").date_from.isoformat() == "2019-07-11"


def test_only_what_the_importer_may_see_is_called_a_duplicate(cast):
    hidden = activities.draft(
        cast.th_focal.actor, "TH", title="Joint patrol", date_from=None, date_to=None, precision="unknown"
    )
    known = activities.shared(cast, cast.la_focal.actor, "LA", "VN", host="LA", title="Talks on patrols")
    row, other = "X-1,Joint patrol,,Viet Nam,,8(a)", f"X-2,Talks on patrols,{known.date_from},Viet Nam; Lao PDR,,8(a)"
    page = uploaded(cast.client_for(cast.vn_focal), row, other)
    assert statuses(page) == ["new", "duplicate"]
    assert known.reference in page.content.decode()
    assert hidden.reference not in page.content.decode()
    committed(cast.client_for(cast.vn_focal))
    assert not Activity.objects.filter(source_id="X-2").exists()
    ImportRun.objects.all().delete()
    uploaded(cast.client_for(cast.vn_focal), other)
    committed(cast.client_for(cast.vn_focal), twins="on")
    assert Activity.objects.filter(source_id="X-2").exists()


def test_a_record_that_is_hidden_after_the_preview_is_not_named_any_more(cast):
    known = activities.accepted(cast, cast.la_focal.actor, "LA", "VN", host="LA", title="Talks on patrols")
    client = cast.client_for(cast.vn_focal)
    assert (
        known.reference in uploaded(client, f"X-2,Talks on patrols,{known.date_from},Viet Nam,,8(a)").content.decode()
    )
    hold_activity(actor=cast.officer2.actor, activity=known, reason="Paragraph 9.")
    words = client.get(there()).content.decode()
    assert known.reference not in words
    assert "is not open to you any more" in words


def test_unknown_headers_are_asked_once_and_remembered_for_the_office(cast):
    head, row = "Kode,Tajuk,Bila", "K-1,Seminar,11 July 2019"
    client = cast.client_for(cast.my_focal)
    page = uploaded(client, row, head=head)
    assert "What the columns mean" in page.content.decode()
    columns = reverse("activities:import-columns", args=[ImportRun.objects.get().public_id])
    refused = client.post(columns, {"column_0": "id", "column_1": "leave-out", "column_2": "date"})
    assert refused.status_code == 422
    assert "Say which column holds the title." in refused.content.decode()
    assert statuses(client.post(columns, {"column_0": "id", "column_1": "title", "column_2": "date"}, follow=True)) == [
        "new"
    ]
    assert ImportMapping.objects.filter(office=cast.my_focal.office).count() == 3
    assert statuses(uploaded(client, row, head=head)) == ["new"]
    assert "What the columns mean" in uploaded(cast.client_for(cast.th_focal), row, head=head).content.decode()


def test_what_is_beyond_the_scope_comes_in_on_hold_and_stays_with_its_owner(cast):
    client = cast.client_for(cast.vn_focal)
    page = uploaded(
        client, "A,Seminar,2019,Viet Nam,whole", head="Own number,Title,Date,Member States,Beyond the scope (¶9)"
    )
    assert statuses(page) == ["on hold"]
    committed(client)
    row = Activity.objects.get()
    assert (row.state, row.audience) == ("draft", "owner")
    assert ScopeHold.objects.get(activity=row).reason.startswith("Marked in the imported file")


def test_8d_comes_in_only_with_its_consensus(cast):
    head = "Title,Date,States,Form,Consensus on an 8(d) activity,Where the consensus is recorded"
    rows = (
        "A,2019,Viet Nam,8(d),,",
        "B,2019,Viet Nam,8(d),Recorded elsewhere,",
        "C,2019,Viet Nam,8(d),Recorded elsewhere,WG 3",
        f"D,2019,Viet Nam,8(d),Recorded elsewhere,{'w' * 301}",
        "E,2019,Viet Nam,8(d),Somewhere,",
    )
    page = uploaded(cast.client_for(cast.vn_focal), *rows, head=head)
    assert statuses(page) == ["problem", "problem", "new", "problem", "problem"]
    first, nowhere, _good, long, unknown = ([*line["why"]] for line in ImportRun.objects.get().lines)
    assert [why.partition(".")[0] for why in first] == [
        "Row 2, Consensus on an 8(d) activity: Form 8(d) can be confirmed only after consensus"
    ]
    assert nowhere == ["Row 3, Where the consensus is recorded: Write where the consensus is recorded."]
    assert [why.partition(":")[0] for why in long] == ["Row 5, Where the consensus is recorded"]
    assert [why.partition(":")[0] for why in unknown] == ["Row 6, Consensus on an 8(d) activity"]


def test_an_import_is_its_persons_alone(cast):
    uploaded(cast.client_for(cast.vn_focal), *GOOD)
    run = ImportRun.objects.get()
    for who in ("vn_approver", "th_focal", "officer", "publisher", "auditor", "vn_official"):
        client = cast.client_for(getattr(cast, who))
        for name in ("run", "columns"):
            assert client.get(reverse(f"activities:import-{name}", args=[run.public_id])).status_code == 404, who
        for name in ("commit", "discard"):
            assert client.post(reverse(f"activities:import-{name}", args=[run.public_id])).status_code == 404, who
    for who in ("vn_official", "publisher", "auditor"):
        assert cast.client_for(getattr(cast, who)).get(reverse("activities:import-new")).status_code == 403, who
    assert not Activity.objects.exists()


def test_what_the_log_says_by_now_counts_and_not_what_the_preview_said(cast):
    client = cast.client_for(cast.vn_focal)
    uploaded(client, *GOOD)
    activities.draft(
        cast.vn_approver.actor,
        "VN",
        title="Friendship exchange",
        date_from=None,
        date_to=None,
        precision="unknown",
    )
    first = ImportRun.objects.get()
    day = Activity.objects.get()
    Activity.objects.filter(pk=day.pk).update(
        date_from="2020-02-29", date_to="2020-02-29", precision="day", sort_on="2020-02-29"
    )
    page = committed(client)
    assert "The log changed since you last looked." in page.content.decode()
    assert Activity.objects.count() == 1
    committed(client)
    assert set(Activity.objects.exclude(pk=day.pk).values_list("source_id", flat=True)) == {"MD-1", "MD-3"}
    first.refresh_from_db()
    assert (first.rows, first.headers) == ([], [])


def test_a_double_click_imports_once(cast):
    client = cast.client_for(cast.vn_focal)
    uploaded(client, *GOOD)
    committed(client)
    committed(client)
    assert Activity.objects.count() == 3


def test_many_rows_are_work_in_the_background(cast):
    client = cast.client_for(cast.vn_focal)
    rows = [f"N-{number},Seminar number {number},{2000 + number % 20},Viet Nam,," for number in range(600)]
    answer = uploaded(client, *rows)
    assert answer.redirect_chain[-1][0].startswith("/jobs/")
    assert run_here(Job.objects.latest("pk").public_id)
    assert Job.objects.latest("pk").error == ""
    assert ImportRun.objects.get().counts == {"new": 600}
    committed(client)
    assert run_here(Job.objects.latest("pk").public_id)
    assert Activity.objects.count() == 600
    assert client.get(Job.objects.latest("pk").result["link"]).status_code == 200


def test_rows_may_be_pasted_and_a_file_that_cannot_be_read_says_why(cast):
    client = cast.client_for(cast.officer)
    page = client.post(reverse("activities:import-new"), {"pasted": text(*GOOD).replace(",", "\t")}, follow=True)
    assert statuses(page) == ["new"] * 3
    for content, why in {
        b"": "The file is empty.",
        b"\xd0\xcf\x11\xe0": "an old .xls",
        b"a\0b": "not a text file",
    }.items():
        answer = client.post(reverse("activities:import-new"), {"file": SimpleUploadedFile("x.xlsx", content)})
        assert answer.status_code == 422
        assert why in answer.content.decode()
    answer = client.post(reverse("activities:import-new"), {})
    assert "Choose a file, or paste the rows." in answer.content.decode()


def test_the_template_holds_our_columns_and_comes_in_again(cast):
    client = cast.client_for(cast.vn_focal)
    content = client.get(reverse("activities:import-template")).content
    assert content == client.get(reverse("activities:import-template")).content
    book = load_workbook(io.BytesIO(content))
    sheet = book["Activities"]
    assert len(sheet.data_validations.dataValidation) > 10
    sheet["A2"], sheet["B2"], sheet["C2"] = "T-1", "Seminar", "July 2019"
    file = io.BytesIO()
    book.save(file)
    upload = SimpleUploadedFile("mine.xlsx", file.getvalue())
    page = client.post(reverse("activities:import-new"), {"file": upload}, follow=True)
    assert statuses(page) == ["new"]


def test_what_was_read_is_forgotten(cast, clock):
    client = cast.client_for(cast.vn_focal)
    uploaded(client, *GOOD)
    assert expire_imports() == 0
    ImportRun.objects.update(expires_at=clock_now() - timedelta(days=1))
    assert expire_imports() == 1
    assert not ImportRun.objects.exists()
    uploaded(client, *GOOD)
    client.post(reverse("activities:import-discard", args=[ImportRun.objects.get().public_id]))
    assert not ImportRun.objects.exists()
    assert not Activity.objects.exists()


def clock_now():
    return clock.now()


def test_the_command_does_the_same(cast, tmp_path):
    path, out, err = tmp_path / "log.csv", io.StringIO(), io.StringIO()
    path.write_text(text(*(f"{row},x" for row in GOOD), head=f"{HEAD},Colour"))
    call_command("import_activities", str(path), "--as", cast.vn_focal.email, stdout=out, stderr=err)
    assert "3 rows: 3 new. Nothing was written" in out.getvalue()
    assert "“Colour” is not known and was left out" in err.getvalue()
    call_command("import_activities", str(path), "--as", cast.vn_focal.email, "--commit", stdout=out, stderr=err)
    assert set(Activity.objects.values_list("owner__code", "state")) == {("VN", "draft")}
    call_command("import_activities", str(path), "--as", cast.vn_focal.email, "--commit", stdout=out, stderr=err)
    assert "3 rows: 3 same." in out.getvalue()
    assert Activity.objects.count() == 3
    for who, why in (("nobody@example.org", "Nobody signs in"), (cast.vn_official.email, "belongs to another post")):
        with pytest.raises(CommandError, match=why):
            call_command("import_activities", str(path), "--as", who, stdout=out, stderr=err)


def test_every_column_comes_in_and_is_shown_again_as_it_was_written(cast):
    given = {
        "id": "E-1",
        "title": "Seminar of young border officers",
        "date": "11–13 July 2019",
        "places": "Dong Hoi (Viet Nam); Prum",
        "mode": "In person",
        "host": "Viet Nam",
        "states": "Lao PDR; Viet Nam",
        "observers": "Timor-Leste",
        "others": "Interpol; UNODC",
        "resource": "RSIS",
        "services": "Viet Nam: Border Guard Command, Coast Guard",
        "represented_by": "Lao PDR: the Deputy Minister",
        "level": "Bilateral",
        "delegation": "Senior officials",
        "forms": "8(a)(i) Sharing of experience and best practice; 8(b) Working-level exchange visit",
        "mechanisms": "ADMM",
        "clauses": "BMCR A",
        "practice": "Mixed teams learn faster.",
        "practice_shared": "yes",
        "timing": "Confirmed",
        "mark": "For official use",
    }
    clause = Clause.objects.select_related("document").first()
    given["clauses"] = clause.code.replace("#", " ")
    head = "\t".join(str(BY_KEY[key].label) for key in given)
    client = cast.client_for(cast.vn_focal)
    client.post(reverse("activities:import-new"), {"pasted": f"{head}\n" + "\t".join(given.values())})
    assert ImportRun.objects.get().counts == {"new": 1}, ImportRun.objects.get().lines
    committed(client)
    data, lists = data_of(Activity.objects.for_record().get()), vocabularies_for(cast.vn_focal.actor)
    assert {key: BY_KEY[key].show(data, lists) for key in given if key != "id"} == {
        key: text for key, text in given.items() if key != "id"
    }


def test_a_row_that_looks_like_one_before_it_says_which(cast):
    page = uploaded(cast.client_for(cast.vn_focal), "Seminar,2019", "Seminar,2019", head="Title,Date")
    assert statuses(page) == ["new", "duplicate"]
    assert "<p>Duplicate of row 2</p>" in page.content.decode()


def test_a_row_that_looks_like_a_record_is_told_even_under_another_title_and_day(cast):
    known = activities.shared(cast, cast.la_focal.actor, "LA", "VN", host="LA", title="Talks on joint patrols")
    page = uploaded(cast.client_for(cast.vn_focal), "X-3,Talks on joint patrol,21 March 2020,Viet Nam; Lao PDR,,8(a)")
    assert statuses(page) == ["duplicate"]
    assert known.reference in page.content.decode()
