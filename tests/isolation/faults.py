"""Planted faults: one guard of one surface is taken away in a copy of the source tree, and the checks look for it.

A guard is a call of `visible_to`, `allowing`, `get_for` or `get_fresh` in a view, an API, a form, a selector or a
filter. `HARMLESS` names the guards whose absence changes no answer, each with its reason; they are not planted.
"""

import ast
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import cache_from_source
from pathlib import Path

from tests.house.source import ROOMS, ROOT, modules, short, tree

SURFACES = frozenset({"views", "api", "forms", "selectors", "filters", "pages"})
GUARDS = frozenset({"visible_to", "allowing", "get_for"})
COPIED = (*ROOMS, "templates", "static", "tests", "manage.py", "pyproject.toml")

OF_A_DOCUMENT = ("Document", "AdoptionEvent", "LeadCountry", "Clause")
BESIDE_A_ROW = (
    *("whole_offices:OfficeName", "whole_offices:Membership", "whole_offices:Establishment"),
    *("whole_offices:RoleDeclaration", "whole_mechanisms:MechanismMember"),
    *("whole_documents:AdoptionEvent", "whole_documents:Clause"),
)
IN_A_HANDOVER = ("Office", "Meeting", "LeadCountry", "Document")
HARMLESS = {
    "activities/selectors/choices.py:lists_for:Office.objects.visible_to": "everybody with a post reads all offices",
    "activities/selectors/choices.py:lists_for:Challenge.objects.visible_to": "only those who read "
    "content get the filters and the form, and they read all challenges",
    "activities/selectors/choices.py:services_of_states:Establishment.objects.visible_to": "only writers get the form, "
    "and they read the whole register",
    "mechanisms/selectors/clauses.py:clauses_to_offer:Clause.objects.visible_to": "likewise",
    "activities/views/record_form.py:conflict_of:Activity.objects.for_record().get_for": "reached only with a "
    "record of one’s own office, fetched through the policy a moment before",
    "activities/views/detail.py:record_for:Activity.objects.visible_to": "the same rows are fetched with `get_for` on "
    "the next line",
    "activities/selectors/recent.py:own_log:Activity.objects.visible_to": "the next filter keeps records of one’s own "
    "office, which its staff read in full",
    "activities/selectors/waiting.py:to_review:Activity.objects.allowing": "asked for officers alone, who may return "
    "every submitted record",
    "activities/selectors/other_versions.py:to_settle:Activity.objects.allowing": "asked for officers alone, who "
    "settle every accepted record",
    "activities/selectors/work.py:on_hold:Activity.objects.allowing": "asked for officers alone, who read every record "
    "on hold",
    "activities/selectors/work.py:texts_for_two:Activity.objects.visible_to": "asked for officers alone, whose office "
    "owns every such text",
    "activities/selectors/scope_words.py:listed_words:ScopeWord.objects.visible_to": "only writers get the form, and "
    "they read all words",
    "reporting/selectors/current.py:current_stage:Stage.objects.visible_to": "the next filter leaves out what is being "
    "drafted, which is all that anybody with content may not read",
    "reporting/selectors/waiting.py:_questions:WorkItem.objects.allowing": "asked for the secretariat alone, which "
    "closes every question",
    "reporting/selectors/waiting.py:_packs:Pack.objects.allowing": "asked for publishers alone, who release every "
    "compiled pack",
    "reporting/views/packs.py:pack_release:get_fresh": "the pack was fetched to be viewed before, and the service asks "
    "again whether it may be released",
    "reporting/forms/cycle.py:__init__:Office.objects.visible_to": "everybody with a post reads all offices",
    "reporting/forms/cycle.py:__init__:Meeting.objects.visible_to": "only the secretariat gets the form, and it reads "
    "all meetings",
    "activities/selectors/choices.py:mechanism_choices:Mechanism.objects.visible_to": "only writers get the form, and "
    "they read all mechanisms",
    "mechanisms/api/views.py:get_queryset:whole_offices(actor).allowing": "everybody with a post reads all offices",
    "kernel/accounts/forms.py:__init__:Office.objects.visible_to": "everybody with a post reads all offices",
    "kernel/accounts/seeing/views.py:preview:Office.objects.visible_to": "everybody with a post reads all offices",
    "kernel/accounts/people/views/yearly.py:yearly_confirmation:Post.objects.allowing": "the service refuses posts "
    "that are not the approver’s to confirm",
    "mechanisms/selectors/states.py:states:Office.objects.allowing": "everybody with a post reads all offices",
    "mechanisms/selectors/presiding.py:chairs_on:Chair.objects.visible_to": "everybody with a post reads all Chairs",
    "mechanisms/selectors/meetings.py:years:Meeting.objects.visible_to": "tells the years of meetings that were public",
    "mechanisms/selectors/roles.py:own_role:RoleDeclaration.objects.visible_to": "asked for the own state alone, which "
    "reads all its rows",
    "activities/selectors/import_run.py:_shown:Activity.objects.visible_to": "a preview names what its person saw "
    "when it was made; tests/activities/test_import_office.py hides a record afterwards",
    **{
        f"activities/selectors/import_lists.py:vocabularies_for:{model}.objects.visible_to": "only writers import, and "
        "they read the whole register"
        for model in ("Mechanism", "Challenge", "Clause", "Office")
    },
    **dict.fromkeys(
        (
            *(f"mechanisms/selectors/documents.py:page_of:{model}.objects.visible_to" for model in OF_A_DOCUMENT),
            *(f"mechanisms/selectors/whole.py:{place}.objects.visible_to" for place in BESIDE_A_ROW),
            "mechanisms/selectors/talks.py:talks_of:ContactNote.objects.allowing",
            "mechanisms/selectors/talks.py:talks_of:Session.objects.visible_to",
            "mechanisms/selectors/talks.py:membership_rows:MechanismMember.objects.allowing",
        ),
        "on a page that was fetched through the policy, whose readers read all of these rows",
    ),
    **dict.fromkeys(
        (
            *(f"mechanisms/register/forms/handover.py:__init__:{model}.objects.visible_to" for model in IN_A_HANDOVER),
            "mechanisms/register/forms/rows.py:_reference:model.objects.visible_to",
        ),
        "only the secretariat gets the form, and it reads the whole register",
    ),
}


@dataclass(frozen=True)
class Fault:
    """One guard, where it stands, and what stands there when it is gone."""

    path: str
    function: str
    guard: str
    start: int
    end: int
    instead: str

    @property
    def place(self) -> str:
        """How `HARMLESS` and the reports call it."""
        return f"{self.path}:{self.function}:{self.guard}"


def sites() -> list[Fault]:
    """Every guard of every surface, in the order of the tree."""
    return [fault for path in modules() if SURFACES & {path.stem, *path.parent.parts} for fault in of_module(path)]


def of_module(path: Path) -> Iterator[Fault]:
    """The guards of one module."""
    text = path.read_text(encoding="utf-8")
    starts = line_starts(text)
    for function in (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef)):
        for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
            if (found := without_guard(text, call)) is not None:
                start = starts[call.lineno - 1] + len_in(text, starts, call.lineno, call.col_offset)
                whole = ast.get_source_segment(text, call) or ""
                yield Fault(short(path), function.name, found[0], start, start + len(whole), found[1])


def without_guard(text: str, call: ast.Call) -> tuple[str, str] | None:
    """The name of the guard and the source without it; None when the call is no guard."""

    def source(node: ast.AST) -> str:
        return ast.get_source_segment(text, node) or ""

    if isinstance(call.func, ast.Name) and call.func.id == "get_fresh":
        return "get_fresh", f"{source(call.args[1])}.get(public_id={source(call.args[3])})"
    if not isinstance(call.func, ast.Attribute) or call.func.attr not in GUARDS:
        return None
    rows = source(call.func.value)
    lookups = ", ".join(f"{keyword.arg}={source(keyword.value)}" for keyword in call.keywords)
    instead = f"{rows}.get({lookups})" if call.func.attr == "get_for" else f"{rows}.all()"
    return f"{' '.join(rows.split())}.{call.func.attr}", instead


def line_starts(text: str) -> list[int]:
    """Where each line begins."""
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return starts


def len_in(text: str, starts: list[int], line: int, column: int) -> int:
    """A column in bytes, as `ast` counts, in characters."""
    whole = text[starts[line - 1] : starts[line]]
    return len(whole.encode()[:column].decode())


def planted(seed: int, count: int) -> list[Fault]:
    """So many faults, chosen by the seed from the guards that decide something."""
    deciding = [fault for fault in sites() if fault.place not in HARMLESS]
    return random.Random(seed).sample(deciding, min(count, len(deciding)))


@contextmanager
def copied_tree(folder: Path) -> Iterator[Path]:
    """The source tree again, for faults only."""
    for name in COPIED:
        source, target = ROOT / name, folder / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "fonts"))
        else:
            shutil.copy(source, target)
    yield folder


@contextmanager
def in_place(fault: Fault, root: Path) -> Iterator[None]:
    """Take the guard away in the copy, and put it back."""
    path = root / fault.path
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: fault.start] + fault.instead + text[fault.end :], encoding="utf-8")
    compiled = Path(cache_from_source(str(path)))
    compiled.unlink(missing_ok=True)
    try:
        yield
    finally:
        path.write_text(text, encoding="utf-8")
        compiled.unlink(missing_ok=True)
