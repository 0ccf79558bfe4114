"""The acts over the API that say something: corrections, bases, consensus, holds, other versions, entries."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

import pytest

from activities.api.acts import ACTS
from activities.coarsest import Days
from activities.models import Activity
from activities.services.hold import hold_activity
from activities.services.hold_decision import propose_decision
from activities.services.other_version import give_other_version
from activities.services.step import take_step
from kernel.audit.models import Entry
from tests.factories import activities as make
from tests.factories import members
from tests.programs import LIST, Program

WHY = "Because of wombats."
MORE = {"title": "Seminar, second edition"}
NO_SUCH_FIELD = "There is no such field here."


@pytest.fixture(autouse=True)
def register(db):
    members.register()


@pytest.fixture
def program(cast):
    return lambda key, *scopes: Program(getattr(cast, key), scopes or ("read", "write", "act"))


def accepted(cast, **values):
    return make.accepted(cast, cast.vn_focal.actor, "LA", "VN", **values)


def announced(cast):
    return accepted(cast, timing="planned")


def shared(cast):
    return make.shared(cast, cast.vn_focal.actor, "LA", "VN")


def submitted(cast):
    return make.submitted(cast.vn_focal.actor, "LA", "VN")


def entered(cast):
    return make.entered(cast, make.record("LA", "VN"))


def without_consensus(cast):
    row = shared(cast)
    Activity.objects.filter(pk=row.pk).update(forms=["8d"])  # as the sample came in, before anything asked
    return row


def in_two_ways(cast):
    days = Days(make.DAY.replace(day=21), make.DAY.replace(day=21), "day")
    row = accepted(cast)
    return give_other_version(actor=cast.la_focal.actor, activity=row, days=days, place="", source="File 7")


def on_hold(cast, of=shared):
    return hold_activity(actor=cast.officer.actor, activity=of(cast), reason=WHY)


def on_hold_before_acceptance(cast):
    return on_hold(cast, of=submitted)


def proposed(cast):
    row = on_hold(cast)
    make.acts_for_the_chair(cast.my_approver)
    return propose_decision(actor=cast.publisher.actor, activity=row, kind="release", reason=WHY)


@dataclass(frozen=True)
class Case:
    """An act: on which record, by whom, what is said, what the audit then says, and what others are answered."""

    name: str
    record: Callable
    who: str
    said: dict
    verb: str
    others: dict


CASES = [
    Case(
        "give_other_version",
        accepted,
        "la_focal",
        {"source": "Our file", "precision": "day", "date_from": "2020-03-21"},
        "activities.differs",
        {"th_focal": 404, "la_official": 403, "vn_focal": 403},
    ),
    Case(
        "settle_versions",
        in_two_ways,
        "officer",
        {},
        "activities.versions_settled",
        {"th_focal": 404, "vn_focal": 403, "publisher": 403},
    ),
    Case(
        "confirm_entry",
        entered,
        "vn_focal",
        {},
        "activities.entry_confirmed",
        {"th_focal": 404, "vn_official": 403, "officer": 403},
    ),
    Case(
        "say_what_came_of_it",
        announced,
        "vn_focal",
        {"answer": "note_held"},
        "activities.timing.note_held",
        {"th_focal": 404, "la_focal": 403, "officer": 403},
    ),
    Case(
        "record_basis",
        accepted,
        "publisher",
        {"kind": "adopted_record", "reference": "ADSOM WG, paragraph 12"},
        "activities.basis_recorded",
        {"th_focal": 404, "la_focal": 403, "officer": 403},
    ),
    Case(
        "record_consensus",
        without_consensus,
        "officer",
        {"kind": "elsewhere", "reference": "ADSOM, paragraph 12"},
        "activities.consensus_recorded",
        {"th_focal": 403, "publisher": 403, "auditor": 404},
    ),
    Case("hold", shared, "officer", {"reason": WHY}, "activities.held", {"th_focal": 403, "vn_focal": 403}),
    Case(
        "release_hold",
        on_hold_before_acceptance,
        "officer",
        {"reason": WHY},
        "activities.released",
        {"th_focal": 404, "vn_focal": 403, "publisher": 403},
    ),
    Case(
        "propose_hold_decision",
        on_hold,
        "publisher",
        {"kind": "release", "reason": WHY},
        "activities.hold_decision_proposed",
        {"th_focal": 404, "la_focal": 404, "officer": 403, "vn_focal": 403},
    ),
    Case(
        "decide_hold",
        proposed,
        "my_approver",
        {"agreed": False, "answer": "Not yet."},
        "activities.hold_decision_declined",
        {"th_approver": 404, "vn_approver": 403, "publisher": 403},
    ),
]
BY_NAME = {case.name: case for case in CASES}


def address_of(record, name):
    return f"{LIST}{record.reference}/transitions/{name}/"


def test_every_act_that_says_something_is_here():
    assert {name for name, act in ACTS.items() if act.said().fields} <= set(BY_NAME)


@pytest.mark.parametrize("case", CASES, ids=BY_NAME)
def test_an_act_is_done_by_who_may_on_the_version_that_was_read_and_by_nobody_else(cast, program, case):
    record = case.record(cast)
    version = Activity.objects.get(pk=record.pk).version
    address, before = address_of(record, case.name), Entry.objects.latest("number")
    for who, status in case.others.items():
        assert program(who)("POST", address, case.said, version=version).status_code == status, who
    assert program(case.who, "read", "write")("POST", address, case.said, version=version).status_code == 403
    ask = program(case.who)
    assert ask("POST", address, case.said).status_code == 428
    assert ask("POST", address, case.said, version=version + 1).status_code == 412
    about = Entry.objects.filter(object_ref=record.reference, number__gt=before.number)
    assert not about.exists()
    done = ask("POST", address, case.said, version=version)
    assert (done.status_code, done.json()["reference"]) == (200, record.reference)
    assert [(entry.verb, entry.person_id) for entry in about] == [(case.verb, getattr(cast, case.who).user.pk)]


@pytest.mark.parametrize(
    ("name", "said", "field", "sentence"),
    [
        ("hold", {}, "reason", "Write the reason."),
        ("hold", {"reason": "  "}, "reason", "Write the reason."),
        ("hold", {"reason": WHY, "comment": "x"}, "comment", NO_SUCH_FIELD),
        ("settle_versions", {"attested": True}, "attested", NO_SUCH_FIELD),
        ("release_hold", {"reason": 7}, "reason", "Not a valid string."),
        ("record_basis", {"kind": "public_source", "reference": ""}, "reference", "Name the source."),
        ("record_basis", {"reference": "VNA"}, "kind", "Say what the record rests on."),
        ("record_basis", {"kind": "elsewhere", "reference": "VNA"}, "kind", "“elsewhere”"),
        ("record_consensus", {}, "kind", "Say where the consensus stands."),
        ("record_consensus", {"kind": "elsewhere"}, "reference", "Write where the consensus is recorded."),
        ("say_what_came_of_it", {}, "answer", "Choose one of the three."),
        ("say_what_came_of_it", {"answer": "postpone", "precision": "day"}, "date_from", "Give the first day"),
        (
            "say_what_came_of_it",
            {"answer": "cancel", "precision": "day", "date_from": "2020-12-01"},
            "date_from",
            "A new date goes with “postpone” only.",
        ),
        ("give_other_version", {"source": "File 7"}, "date_from", "Write your date, your place, or both."),
        ("give_other_version", {"place": "Vinh"}, "source", "Name the source."),
        ("propose_hold_decision", {"reason": WHY}, "kind", "Choose one of the three."),
        ("propose_hold_decision", {"kind": "mixed", "reason": WHY}, "kind", "A mixed record needs a text"),
        ("decide_hold", {"answer": "Yes."}, "agreed", "Say whether you agree."),
        ("decide_hold", {"agreed": "yes"}, "agreed", "Must be a valid boolean."),
    ],
)
def test_what_cannot_be_taken_gets_a_sentence_at_its_field(cast, program, name, said, field, sentence):
    case = BY_NAME[name]
    record = case.record(cast)
    before = Entry.objects.latest("number").number
    version = Activity.objects.get(pk=record.pk).version
    answer = program(case.who)("POST", address_of(record, name), said, version=version)
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    (found,) = answer.json()["objections"]
    assert found["field"] == field
    assert sentence.strip("“”") in found["sentence"]
    assert not Entry.objects.filter(object_ref=record.reference, number__gt=before).exists()


def test_a_new_date_after_a_postponement_is_sent_as_a_correction(cast, program):
    record = announced(cast)
    said = {"answer": "postpone", "precision": "month", "date_from": "2020-12-05"}
    address = address_of(record, "say_what_came_of_it")
    assert program("vn_focal")("POST", address, said, version=record.version).status_code == 200
    correction = record.corrections.get()
    assert (correction.state, str(correction.date_from), str(correction.date_to)) == (
        "submitted",
        "2020-12-01",
        "2020-12-31",
    )


def test_an_objection_of_the_service_comes_in_its_own_words(cast, program):
    record, officer = on_hold(cast), program("officer")
    again = officer("POST", address_of(record, "hold"), {"reason": WHY}, version=record.version)
    alone = officer("POST", address_of(record, "release_hold"), {"reason": WHY}, version=record.version)
    assert (again.status_code, again.json()["detail"]) == (422, "This record is on hold already.")
    assert (alone.status_code, "a publisher proposes" in alone.json()["detail"]) == (422, True)


def test_where_no_version_is_told_none_is_compared_so_that_none_can_be_guessed(cast, program):
    record = take_step(actor=cast.officer.actor, activity=submitted(cast), name="send_back", comment="Which town?")
    ask, address = program("officer"), address_of(record, "hold")
    assert "ETag" not in ask("GET", f"{LIST}{record.reference}/")
    assert ask("POST", address, {"reason": WHY}).status_code == 428
    for version in (record.version, 99):
        held = ask("POST", address, {"reason": WHY}, version=version)
        assert (held.status_code, held.json()["version"], held.get("ETag")) == (200, None, None)
        lifted = ask("POST", address_of(record, "release_hold"), {"reason": WHY}, version=version)
        assert lifted.status_code == 200


def test_the_list_names_what_each_takes_and_where_it_is_sent(cast, program):
    def listed(who, record):
        steps = program(who)("GET", f"{LIST}{record.reference}/transitions/").json()
        return {step["name"]: (step["takes"], step["address"]) for step in steps}

    record = without_consensus(cast)
    found = listed("officer", record)
    assert found["hold"] == (["reason"], address_of(record, "hold"))
    assert found["record_consensus"][0] == ["kind", "reference"]
    assert not {"settle_versions", "release_hold", "record_basis", "propose_correction"} & set(found)
    assert "settle_versions" in listed("officer", in_two_ways(cast))
    own = listed("vn_focal", record)
    assert own["withdraw"][0] == ["comment"]
    takes, address = own["propose_correction"]
    assert "title" in takes
    assert program("vn_focal")("POST", address, MORE, version=record.version).status_code == 422, (
        "8(d) has no consensus"
    )
    assert "hold" not in own
    held = on_hold(cast)
    assert not {"hold", "release_hold"} & set(listed("officer", held))
    assert "propose_hold_decision" in listed("publisher", held)


# Corrections -----------------------------------------------------------------


def corrections(record):
    return f"{LIST}{record.reference}/corrections/"


def test_a_correction_is_a_draft_with_the_fields_that_were_sent(cast, program):
    record, ask = shared(cast), program("vn_focal")
    answer = ask("POST", corrections(record), MORE, version=record.version)
    body = answer.json()
    assert (answer.status_code, answer["ETag"], body["state"]) == (201, '"1"', "draft")
    assert answer["Location"] == f"{LIST}{body['reference']}/"
    assert (body["corrects"], body["title"], body["summary"]) == (record.reference, MORE["title"], record.summary)
    assert ask("GET", f"{LIST}{record.reference}/").json()["title"] == record.title
    assert Entry.objects.latest("number").verb == "activities.correction_proposed"
    assert program("th_focal")("GET", answer["Location"]).status_code == 404
    sent = ask("POST", f"{answer['Location']}transitions/submit/", {"attested": True}, version=1)
    assert sent.json()["state"] == "submitted"
    again = ask("POST", corrections(record), MORE, version=record.version)
    assert (again.status_code, again.json()["objections"][0]["sentence"]) == (
        422,
        f"A correction is already open: {body['reference']}.",
    )


def test_a_correction_sent_twice_is_one(cast, program):
    record, ask, once = shared(cast), program("vn_focal"), {"Idempotency-Key": str(uuid4())}
    answers = [ask("POST", corrections(record), MORE, version=record.version, **once) for _time in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json()["reference"] == answers[1].json()["reference"]
    assert record.corrections.count() == 1


def test_only_the_owner_of_an_accepted_record_corrects_it_and_names_the_version(cast, program):
    record, asked, draft = shared(cast), accepted(cast), make.draft(cast.vn_focal.actor, "LA", "VN")
    refused = {
        ("th_focal", record): 403,
        ("la_focal", record): 403,
        ("officer", record): 403,
        ("vn_official", record): 403,
        ("th_focal", asked): 404,
        ("vn_focal", draft): 403,
        ("officer", draft): 404,
    }
    for (who, row), status in refused.items():
        assert program(who)("POST", corrections(row), MORE, version=row.version).status_code == status, who
    assert program("vn_focal", "read", "act")("POST", corrections(record), MORE, version=1).status_code == 403
    ask = program("vn_focal")
    assert ask("POST", corrections(record), MORE).status_code == 428
    assert ask("POST", corrections(record), MORE, version=99).status_code == 412
    wrong = ask("POST", corrections(record), {"titel": "x"}, version=record.version).json()
    assert [found["field"] for found in wrong["objections"]] == ["titel"]
    assert not record.corrections.exists()


# Holds -----------------------------------------------------------------------


def test_a_hold_is_read_by_who_decides_and_its_owner_and_by_nobody_else(cast, program):
    record = proposed(cast)
    address = f"{LIST}{record.reference}/hold/"
    for who in ("officer", "publisher", "vn_focal", "vn_official", "my_approver"):
        answer = program(who)("GET", address)
        assert answer.status_code == 200, who
        body = answer.json()
        assert (body["reason"], body["title"], answer["ETag"]) == (WHY, record.title, f'"{record.version}"')
        assert [(found["kind"], found["agreed"]) for found in body["decisions"]] == [("release", None)]
    for who in ("th_approver", "th_focal", "la_focal", "my_focal", "auditor"):
        assert program(who)("GET", address).status_code == 404, who
    assert program("vn_focal")("GET", f"{LIST}{shared(cast).reference}/hold/").status_code == 403


def test_the_chairs_post_holder_reads_and_agrees_and_the_record_is_open_again(cast, program):
    record, chair = proposed(cast), program("my_approver")
    version = chair("GET", f"{LIST}{record.reference}/hold/")["ETag"].strip('"')
    answer = chair("POST", address_of(record, "decide_hold"), {"agreed": True}, version=version)
    assert answer.status_code == 200
    assert program("th_focal")("GET", f"{LIST}{record.reference}/").status_code == 200
