"""Every route of the portal, and how a request to it is filled: the registry of surfaces (DESIGN §9).

One row per route; a house test fails for a route without one. `of` is the model whose rows fill the address, `more`
what else it needs after that, `beside` a second model whose rows come last, `kinds` the kinds of the
register's editor, `queries` what may follow the question mark,
`sent` what its forms may hold, `programs` what programs send to the API,
`weight` how often it is asked beside the others, `slow` that making its answer takes a
second. A route that is not asked says why in
`left_out`. How to add one: docs/recipes.md.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from activities.api.acts import ACTS
from activities.api.views import NewestFirst
from activities.states import Form, State
from activities.workflow import RECORD, TIMING
from kernel.api.paging import cursor_of
from tests.factories import activities
from tests.isolation.scene import Scene

Texts = Callable[[Scene], list[str]]
Data = dict[str, Any]
Forms = Callable[[Scene], list[Data]]
Programs = Callable[[Scene], list[tuple[str, Data, str]]]  # a method, what is sent as JSON, and the version named
RECORDS, STAGE, PACK = "activities.Activity", "reporting.Stage", "reporting.Pack"
POST, INVITATION, REQUEST = "accounts.Post", "accounts.Invitation", "accounts.TwoPersonRequest"
OFFICE, FILES, SCANS = "members.Office", "activities.Attachment", "activities.ClearanceScan"
IMPORT = "activities.ImportRun"
TOKENS = UUID("5a000000-0000-4000-8000-000000000000")


def no_query(scene: Scene) -> list[str]:
    return [""]


def nothing(scene: Scene) -> list[Data]:
    return []


def no_program(scene: Scene) -> list[tuple[str, Data, str]]:
    return []


@dataclass(frozen=True)
class Surface:
    """One route and how it is asked."""

    route: str
    of: str = ""
    more: tuple[str, ...] = ()
    beside: str = ""
    kinds: bool = False
    queries: Texts = no_query
    sent: Forms = nothing
    programs: Programs = no_program
    reads: bool = True
    weight: int = 1
    slow: bool = False
    left_out: str = ""


def forms(*given: Data) -> Forms:
    """The same forms whatever the scene."""
    return lambda scene: list(given)


def fresh(label: str) -> str:
    """A form token that is the same in both worlds."""
    return str(uuid5(TOKENS, label))


def lists(scene: Scene) -> list[str]:
    """Searches for what is hidden, every filter, places beside what is hidden, and their combinations."""
    words = [f"?q={word}" for word in (*scene.words, "seminar", "BM-2020", "Dong Hoi", "zzzz", "%25", "_")]
    references = [*scene.hidden.get(RECORDS, []), *scene.common[RECORDS][:2], "BM-2020-ZZZZ"]
    named = [f"?q={reference}" for reference in references]
    days = ("1973-03-20", "2020-03-20", "2020-10-06")
    places = [f"?{way}={day}_{name}" for way in ("after", "before") for day in days for name in references]
    states = [f"?state={state}" for state in (*State.values, "nonsense")]
    kinds = [f"?form={form}" for form in (*Form.values, "9z")]
    mechanisms = [f"?mechanism={code}" for code in (*scene.common["mechanisms.Mechanism"][:4], "NOPE")]
    years = [f"?year={year}" for year in (1973, 2019, 2020, 2021, "x")]
    parties = [f"?party={code}" for code in ("VN", "LA", "KH", "TH", "XX")]
    others = ["?timing=planned", "?domain=sea", "?level=bilateral", "?challenge=x", "?after=x", "?before=2020-99-99_A"]
    both = ["?view=own", "?view=own&state=draft", "?view=own&year=1973", "?q=seminar&year=2020&form=8a-i&party=LA"]
    return ["", *words, *named, *places, *states, *kinds, *mechanisms, *years, *parties, *others, *both]


def api_lists(scene: Scene) -> list[str]:
    """Page sizes, cursors, orders that are not offered, and formats."""
    sizes = [f"?page_size={size}" for size in (1, 2, 5, 25, 100, 1000, 0, "x")]
    references = [*scene.hidden.get(RECORDS, []), *scene.common[RECORDS][:2]]
    days = ("1973-03-20", "2020-03-20", "2021-01-01")
    places = [cursor_of([day, reference], NewestFirst.order) for reference in references for day in days]
    cursors = [f"?page_size=2&cursor={place}" for place in places]
    words = [f"?q={word}" for word in scene.words]
    kept = ["?state=draft", "?state=submitted", "?year=1973", "?form=8a-i&view=own"]
    orders = ["?ordering=reference", "?ordering=id", "?format=api", "?cursor=nonsense"]
    return ["", *sizes, *cursors, *words, *kept, *orders]


def api_records(scene: Scene) -> list[tuple[str, Data, str]]:
    """A draft, an empty one, titles of what is hidden, and codes that do not exist."""
    titles = ["A new seminar", "", *scene.words]
    made = [("POST", {"title": title}, "") for title in titles]
    parties = {"title": "Codes", "parties": [{"code": "LA"}, {"code": "ZZ"}], "mechanisms": ["NOPE"]}
    return [*made, ("POST", parties, ""), ("POST", {"titel": "x"}, "")]


def api_edits(scene: Scene) -> list[tuple[str, Data, str]]:
    """The first version, an old version, no version."""
    changed = [("PATCH", {"title": f"Changed to {version}"}, version) for version in ("1", "2", "99", "")]
    return [*changed, ("PUT", {"title": "Anew"}, "1"), ("PATCH", {"titel": "x"}, "1")]


def api_steps(scene: Scene) -> list[tuple[str, Data, str]]:
    """What each act takes and what none takes, with the version of a fresh record, an old one, none."""
    return [("POST", said, version) for said in WHAT_IS_SAID for version in ("1", "2", "3", "99", "")]


def api_corrections(scene: Scene) -> list[tuple[str, Data, str]]:
    """A new title, those of what is hidden, no change, and a code that does not exist."""
    changes = [{"title": "Corrected"}, *({"title": word} for word in scene.words), {}, {"mechanisms": ["NOPE"]}]
    return [("POST", change, version) for change in changes for version in ("1", "2", "3", "99", "")]


def new_records(scene: Scene) -> list[Data]:
    """A draft, a submission, an empty form, titles of what is hidden, and the form token of a hidden record."""
    plain = [("draft", "A new seminar"), ("submit", "Another seminar"), ("draft", ""), ("submit", "")]
    titles = [("draft", word) for word in scene.words]
    made = [record_form(token=fresh(f"{act} {title}"), title=title, act=act) for act, title in (*plain, *titles)]
    taken = [record_form(token=token, title="The same form again") for token in scene.tokens]
    return [*made, *taken, record_form(token="nonsense"), {}]


def hints(scene: Scene) -> list[Data]:
    """What looks like a hidden thing: its words as a title, on its day and on others."""
    words = [*scene.words, "Seminar", "Seminar of Thailand"]
    days = ({"year": "1973"}, {"precision": "year", "year": "1973"}, {"year": "2020"}, {"precision": "nonsense"})
    return [record_form(title=word, **day) for word in words for day in days]


def entries(scene: Scene) -> list[Data]:
    """What was told for a state, complete and not."""
    told = {"office": "VN", "channel": "phone", "evidence": "The focal point, 3 March 2020."}
    return [record_form(token=fresh("an entry"), act="submit", **told), record_form(office="XX", act="submit")]


def record_form(**values: Any) -> Data:
    """A complete form of a record; the token is fixed."""
    return activities.form_of(**({"token": fresh("a form")} | values))


def logs(scene: Scene) -> list[Data]:
    """A small log, one with the words of what is hidden, headers nobody knows, and no log at all."""
    small = "Own number\tTitle\tDate\n1\tA seminar\t20 March 2020"
    hidden = [f"Title\tDate\n{word}\t20 March 1973" for word in scene.words]
    return [{"pasted": text} for text in (small, *hidden, "Tajuk\tBila\nSeminar\t2019", "")]


def edits(scene: Scene) -> list[Data]:
    """An old version, the first version, no version."""
    return [record_form(title=f"Changed to {version}", version=version) for version in ("1", "99", "")]


def others(scene: Scene) -> list[str]:
    """Another record by its reference: hidden ones, one that both have, none."""
    names = [*scene.hidden.get(RECORDS, []), *scene.common[RECORDS][:2], "BM-2020-ZZZZ", "%00"]
    return ["", *(f"?with={name}" for name in names)]


def decisions(scene: Scene) -> list[Data]:
    """A decision on each hidden record and on some that both have, complete and not."""
    references = [*scene.hidden.get(RECORDS, []), *scene.common[RECORDS][:3], "BM-2020-ZZZZ"]
    whole = [{"reference": name, "choice": "exclude", "reason": "Told by phone."} for name in references]
    return [*whole, {"reference": references[0], "choice": "nonsense", "reason": ""}]


def versions(scene: Scene) -> list[str]:
    """Two versions, the text in work, and none such."""
    return ["", "?old=1&new=2", "?old=1&new=work", "?old=work&new=work", "?old=x&new=99"]


def exports(scene: Scene) -> list[Data]:
    """Each format, and what is none."""
    return [{"format": ending} for ending in ("xlsx", "csv", "docx", "pdf")]


def codes(scene: Scene) -> list[str]:
    """Searches of the register."""
    return ["", "?q=DGICM", "?q=Dialogue", "?q=nothing-like-it", *(f"?q={word}" for word in scene.words)]


def days(scene: Scene) -> list[str]:
    """As at a day, and what is no day."""
    return ["", "?on=26 October 2025", "?on=1 January 2018", "?on=nonsense"]


def audits(scene: Scene) -> list[str]:
    """The audit of what is hidden, by its reference, by period and family, with marks of other pages."""
    references = [f"?reference={name}" for name in (*scene.hidden.get(RECORDS, []), *scene.common[RECORDS][:2])]
    places = [f"?{way}={entry}" for entry in scene.hidden.get("audit.Entry", [])[:2] for way in ("before", "after")]
    return [
        "",
        *references,
        *places,
        "?first=1 October 2020",
        "?first=soon",
        "?family=activities",
        "?before=3",
        "?before=x",
    ]


def invitations(scene: Scene) -> list[Data]:
    """For each role, to an address of the cast and to a new one, and empty."""
    roles = ("focal_point", "approver", "official", "officer", "nonsense")
    given = [{"role": role, "email": "vn.focal@cast.example", "name": "Somebody", "office": "VN"} for role in roles]
    return [*given, {}]


def versioned(**values: Any) -> Forms:
    """The same form with the version of a fresh page, an old one, and none."""
    return forms(*({**values, "version": version} for version in ("1", "99")), values)


PASSWORDS = forms({"password1": "a", "password2": "b"}, {})
OTHER_DAY = {"precision": "day", "day": "21", "month": "March", "year": "2020"}
other_versions = versioned(source="Our file", **OTHER_DAY)
LAST_DAY = {"last_day": "29 October 2020"}
REASON = {"reason": "It was asked by phone."}
FIRE = tuple(row.name for machine in (RECORD, TIMING) for row in machine.transitions)
WHAT_IS_SAID: tuple[Data, ...] = (
    {"attested": True, "comment": "Done."},
    {},
    REASON,
    {"kind": "keep", **REASON},
    {"agreed": True},
    {"kind": "public_source", "reference": "VNA"},
    {"kind": "elsewhere", "reference": "P. 3"},
    {"source": "Our file", "precision": "day", "date_from": "2020-03-21"},
    {"answer": "postpone", "precision": "month", "date_from": "2021-03-01"},
)
OVER_THE_API = (*FIRE, *ACTS, "nonsense")

SURFACES = (
    Surface("home", weight=6),
    Surface("calendar", queries=lambda scene: ["", "?year=1973", "?year=2020", "?year=2021", "?year=x"], weight=3),
    Surface("health"),
    Surface("ready"),
    Surface("help"),
    Surface("glossary"),
    Surface("accessibility"),
    Surface("api-reference", queries=lambda scene: ["", "?script"]),
    Surface("styleguide"),
    # Accounts
    Surface("account_login", sent=forms({"login": "vn.focal@cast.example", "password": "not the word"}, {})),
    Surface("account_logout"),
    Surface("account_inactive"),
    Surface("account_reauthenticate", sent=forms({"password": "not the word"})),
    Surface("account_change_password", sent=forms({"oldpassword": "not the word", "password1": "a", "password2": "b"})),
    Surface("account_set_password"),
    Surface("account_reset_password", sent=forms({"email": "nobody@cast.example"})),
    Surface("account_confirm_password_reset_code", sent=forms({"code": "ABCDEF"})),
    Surface("account_complete_password_reset"),
    Surface("account_password_reset_completed"),
    Surface(
        "account_invitation", more=("c00l-0123456789abcdef",), sent=forms({"password1": "a", "password2": "b"}, {})
    ),
    Surface("account_invitation_code", sent=forms({"email": "vn.new@cast.example", "code": "AAAA-BBBB"}, {})),
    Surface("account_invitation_accept", sent=PASSWORDS),
    Surface("account_second_factor"),
    Surface("account_code_sheets"),
    Surface("account_code_sheet_issue", of="accounts.User", sent=forms({})),
    Surface("account_code_sheet_void", of="accounts.CodeSheet", sent=forms({})),
    Surface("account_tokens"),
    Surface("account_token_make", sent=forms({"label": "", "scopes": "read"}, {})),
    Surface("account_token_revoke", of="accounts.ApiToken", sent=forms({})),
    Surface("usersessions_list", sent=forms({})),
    Surface("account_signup"),
    Surface("account_email"),
    Surface("account_email_verification_sent"),
    Surface("mfa_index"),
    Surface("mfa_authenticate"),
    Surface("mfa_reauthenticate"),
    Surface("mfa_activate_totp"),
    Surface("mfa_deactivate_totp"),
    Surface("mfa_generate_recovery_codes"),
    Surface("mfa_view_recovery_codes"),
    Surface("mfa_download_recovery_codes"),
    Surface("mfa_add_webauthn"),
    Surface("mfa_reauthenticate_webauthn"),
    Surface("mfa_login_webauthn"),
    Surface("mfa_remove_webauthn", more=(fresh("a passkey"),), sent=forms({})),
    # People and posts
    Surface("people:list", queries=lambda scene: ["", "?ended"], weight=2),
    Surface("people:details", sent=forms({"notify_email": "nonsense"}, {})),
    Surface("people:details-address", sent=forms({"email": "vn.focal@cast.example"}, {})),
    Surface("people:invite", sent=invitations),
    Surface("people:first-approver", sent=invitations),
    Surface("people:yearly", sent=forms({})),
    Surface("people:clearance", sent=forms({"clears": "on"}, {})),
    Surface("people:invitation", of=INVITATION),
    Surface("people:invitation-send", of=INVITATION, sent=forms({}), reads=False),
    Surface("people:invitation-code", of=INVITATION, sent=forms({}), reads=False),
    Surface("people:invitation-withdraw", of=INVITATION, sent=forms({}), reads=False),
    Surface("people:post", of=POST, weight=2),
    Surface("people:post-end", of=POST, sent=forms({"last_day": "nonsense"}, {})),
    Surface("people:post-hand-over", of=POST, sent=forms({"last_day": "nonsense"}, {})),
    Surface("people:post-stand-in", of=POST, sent=forms({"email": "nonsense"}, {})),
    Surface("people:post-lost-factor", of=POST, sent=forms({"reason": ""})),
    Surface("people:post-confirm", of=POST, sent=forms({}), reads=False),
    Surface("people:request", of=REQUEST),
    Surface("people:request-agree", of=REQUEST, sent=forms({}), reads=False),
    Surface("people:request-settle", of=REQUEST, sent=forms({}), reads=False),
    Surface("people:request-decline", of=REQUEST, sent=forms({}), reads=False),
    Surface("people:request-withdraw", of=REQUEST, sent=forms({}), reads=False),
    # Looking through another role, the audit, the removal of text
    Surface(
        "preview",
        queries=lambda scene: ["", "?next=/activities/"],
        sent=forms({"role": "official", "office": "TH"}, {}),
    ),
    Surface("preview-end", sent=forms({}), reads=False),
    Surface("audit", queries=audits, weight=3),
    Surface("audit-verify", sent=forms({}), reads=False),
    Surface("audit-export", sent=forms({}), reads=False),
    Surface("audit-certificate"),
    Surface("removal-list"),
    Surface("removal", of="portal.Removal"),
    Surface("removal-agree", of="portal.Removal", sent=forms({}), reads=False),
    Surface("removal-close", of="portal.Removal", sent=forms(REASON), reads=False),
    Surface("removal-of-record", of=RECORDS, sent=forms({"fields": "place", "ground": "mistake"}, {})),
    Surface("removal-of-paragraph", of="reporting.Paragraph", sent=forms({"ground": "mistake"}, {})),
    # The log
    Surface("activities:activity-list", queries=lists, weight=8),
    Surface(
        "activities:view-new", queries=lambda scene: ["", "?q=seminar", "?party=XX"], sent=forms({"name": "Mine"}, {})
    ),
    Surface("activities:view-edit", of="activities.SavedView", sent=forms({"name": "Another"}, {"name": ""})),
    Surface("activities:view-remove", of="activities.SavedView", sent=forms({}), reads=False),
    Surface("activities:activity-new", sent=new_records, weight=3),
    Surface("activities:activity-autosave-new", sent=new_records, reads=False),
    Surface("activities:activity-enter", sent=entries),
    Surface("activities:activity-entry", of=RECORDS, sent=forms({})),
    Surface("activities:activity-sentence", sent=hints, reads=False, weight=2),
    Surface("activities:activity-clauses", sent=new_records, reads=False),
    Surface("activities:import-new", sent=logs),
    Surface("activities:import-template"),
    Surface(
        "activities:import-run",
        of=IMPORT,
        queries=lambda scene: ["", "?status=duplicate", "?status=new&page=2", "?status=x&page=x"],
        weight=2,
    ),
    Surface("activities:import-columns", of=IMPORT, sent=forms({"column_0": "title"}, {})),
    Surface("activities:import-commit", of=IMPORT, sent=forms({}, {"twins": "on"}), reads=False),
    Surface("activities:import-discard", of=IMPORT, sent=forms({}), reads=False),
    Surface("activities:activity-work"),
    Surface("activities:activity-detail", of=RECORDS, weight=4),
    Surface("activities:activity-receipt", of=RECORDS),
    Surface("activities:activity-edit", of=RECORDS, sent=edits, weight=2),
    Surface("activities:activity-autosave", of=RECORDS, sent=edits, reads=False),
    Surface("activities:activity-duplicate", of=RECORDS, sent=edits),
    Surface("activities:activity-correct", of=RECORDS, sent=edits, weight=2),
    Surface("activities:activity-fire", of=RECORDS, more=(*FIRE, "nonsense"), sent=versioned(), reads=False, weight=2),
    Surface("activities:activity-confirm", of=RECORDS, sent=versioned(answer="confirm"), weight=2),
    Surface("activities:activity-differs", of=RECORDS, sent=other_versions),
    Surface("activities:activity-versions", of=RECORDS, sent=versioned()),
    Surface("activities:activity-held", of=RECORDS, sent=versioned(answer="note_held")),
    Surface("activities:activity-same", of=RECORDS, queries=others),
    Surface("activities:activity-merge", of=RECORDS, beside=RECORDS, sent=edits),
    Surface("activities:activity-basis", of=RECORDS, sent=forms({"kind": "public_source", "reference": "VNA"}, {})),
    Surface("activities:activity-consensus", of=RECORDS, sent=forms({"kind": "elsewhere", "reference": "P. 3"}, {})),
    Surface("activities:activity-hold", of=RECORDS, sent=forms(REASON, {})),
    Surface("activities:activity-revisions", of=RECORDS, queries=versions),
    Surface("activities:activity-export", sent=exports, reads=False, slow=True),
    Surface("activities:own-ledger", sent=forms({}), reads=False, slow=True),
    Surface("activities:activity-files", of=RECORDS, sent=forms({"mark": "For official use"}, {})),
    Surface("activities:attachment", of=FILES),
    Surface("activities:attachment-remove", of=FILES, sent=forms({})),
    Surface("activities:clearance-scan", of=SCANS),
    Surface("activities:clearance-scan-remove", of=SCANS, sent=forms({})),
    Surface("activities:activity-hold-decision", of=RECORDS, sent=forms({"kind": "keep", **REASON}, {})),
    Surface("activities:activity-hold-answer", of=RECORDS, sent=forms({"answer": "agree"}, {}), reads=False),
    Surface("activities:activity-wish", of=RECORDS, sent=forms({}, {"lift": "1"})),
    Surface("activities:activity-who-sees", of=RECORDS),
    Surface(
        "activities:activity-co-authors", of=RECORDS, sent=forms({"person": "nonsense", "reason": "To write it."}, {})
    ),
    Surface("activities:co-author-end", of=RECORDS, beside="activities.ActivityGrant", sent=forms({}), reads=False),
    Surface("api:activity-list", queries=api_lists, programs=api_records, weight=6),
    Surface("api:activity-detail", of=RECORDS, programs=api_edits, weight=2),
    Surface("api:activity-steps", of=RECORDS),
    Surface("api:activity-step", of=RECORDS, more=OVER_THE_API, programs=api_steps, reads=False, weight=2),
    Surface("api:activity-corrections", of=RECORDS, programs=api_corrections, reads=False),
    Surface("api:activity-hold", of=RECORDS),
    Surface("api:member-list"),
    Surface("api:member-detail", of=OFFICE),
    Surface("api:mechanism-list", queries=lambda scene: ["", "?page_size=2"]),
    Surface("api:mechanism-detail", of="mechanisms.Mechanism"),
    Surface("api:document-list"),
    Surface("api:document-detail", of="mechanisms.Document"),
    Surface("api:schema"),
    # The register
    Surface("mechanisms:mechanism-list", queries=codes),
    Surface("mechanisms:mechanism-detail", of="mechanisms.Mechanism", queries=days, weight=2),
    Surface("mechanisms:state-list", queries=days),
    Surface("mechanisms:state-detail", of=OFFICE, queries=days, weight=2),
    Surface("mechanisms:role-edit", of=OFFICE, sent=forms({"role": "primary"}, {"role": "nonsense"})),
    Surface(
        "mechanisms:role-fire",
        of=OFFICE,
        more=("set_aside", "declare", "withdraw", "nonsense"),
        sent=versioned(),
        reads=False,
    ),
    Surface("mechanisms:document-list"),
    Surface("mechanisms:document-detail", of="mechanisms.Document"),
    Surface("mechanisms:chair-list", queries=days),
    Surface("mechanisms:scope-word-list"),
    Surface("mechanisms:meeting-list", queries=lambda scene: ["", "?body=ADMM", "?year=2020", "?body=x&year=y"]),
    Surface("mechanisms:chair-handover", sent=forms({"note": "With thanks."}, {})),
    Surface("mechanisms:chair-posts", of="members.Chair", sent=forms({})),
    Surface("mechanisms:lead-handover", sent=forms({"note": "With thanks."}, {})),
    Surface("mechanisms:register-new", kinds=True, sent=forms({})),
    Surface("mechanisms:register-edit", kinds=True, of="each kind", sent=forms({})),
    Surface("mechanisms:register-history", kinds=True, of="each kind"),
    Surface("mechanisms:register-remove", kinds=True, of="each kind", sent=forms(REASON)),
    # The report
    Surface("reporting:cycle-list", weight=4),
    Surface("reporting:cycle-new", sent=forms({"title": "Next update", "cutoff": "30 September 2021"}, {})),
    Surface("reporting:cycle-detail", of="reporting.Cycle", weight=2),
    Surface("reporting:cycle-discard", of="reporting.Cycle", sent=versioned()),
    Surface("reporting:cycle-who-sees", of="reporting.Cycle"),
    Surface("reporting:stage-who-sees", of=STAGE),
    Surface("reporting:pack-who-sees", of=PACK),
    Surface("reporting:pack-readers", of=PACK, sent=forms({"person": "nonsense", "reason": "To prepare."}, {})),
    Surface("reporting:reader-end", of=PACK, beside="reporting.PackGrant", sent=forms({}), reads=False),
    Surface("reporting:candidates", of="reporting.Cycle", sent=decisions, weight=3),
    Surface("reporting:stage-detail", of=STAGE, weight=3),
    Surface("reporting:stage-read", of=STAGE, weight=3),
    Surface("reporting:stage-draft", of=STAGE, sent=forms({}), reads=False),
    Surface("reporting:stage-circulate", of=STAGE, sent=versioned(**LAST_DAY)),
    Surface("reporting:stage-reply", of=STAGE, sent=forms({"scope": "all"}, {})),
    Surface("reporting:stage-confirm", of=STAGE, sent=forms({}), reads=False),
    Surface("reporting:stage-position", of=STAGE, sent=forms({"channel": "phone", "kind": "no_objection"}, {})),
    Surface("reporting:stage-extend", of=STAGE, sent=versioned(**LAST_DAY)),
    Surface("reporting:stage-take-back", of=STAGE, sent=versioned()),
    Surface("reporting:stage-close", of=STAGE, sent=versioned()),
    Surface("reporting:stage-meeting", of=STAGE, sent=versioned()),
    Surface("reporting:stage-transmit", of=STAGE, sent=forms({"version": "99"})),
    Surface("reporting:stage-outcome", of=STAGE, sent=versioned(verb="noted")),
    Surface("reporting:pack-compile", of=STAGE, sent=forms({}), reads=False),
    Surface("reporting:paragraph-edit", of="reporting.Paragraph", sent=versioned(text="A plain sentence.")),
    Surface("reporting:row-edit", of="reporting.AnnexRow", sent=forms({"shown": "x"}, {})),
    Surface("reporting:question-close", of="reporting.WorkItem", sent=forms({"note": "Looked at."}), reads=False),
    Surface("reporting:pack-release", of=PACK, sent=versioned()),
    Surface("reporting:pack-withdraw", of=PACK, sent=versioned()),
    Surface("reporting:pack-download", of=PACK, more=("pdf", "json", "docx")),
    Surface("sheets:activity-sheet", of=RECORDS, slow=True),
    Surface("sheets:activity-signed", of=RECORDS, sent=forms({"authority": "Somebody"}, {})),
    # Jobs
    Surface("jobs:job-detail", of="jobs.Job", queries=lambda scene: ["", "?by-itself"]),
    Surface("jobs:job-cancel", of="jobs.Job", sent=forms({}), reads=False),
    # The demonstration's mail page shows every mail to everyone, by design, and does not exist in production.
    Surface("notify:mail-list", left_out="the demonstration's own page; tests/portal/test_production.py: not there"),
    Surface("notify:mail-detail", left_out="the demonstration's own page; tests/portal/test_production.py: not there"),
)
BY_ROUTE = {surface.route: surface for surface in SURFACES}
