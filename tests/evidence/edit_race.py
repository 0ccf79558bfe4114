"""Edits of the same drafts from many browsers: is a text ever saved over unseen, lost, or noted twice?"""

from collections import defaultdict
from dataclasses import dataclass

from activities.models import Activity
from kernel.audit.models import Entry
from tests.evidence.racing import Client, Reply, arena, at_once, clients
from tests.factories import activities as make

DRAFTS, IN_A_ROW, REFUSED = 20, 4, 409


@dataclass(frozen=True)
class Tried:
    """One edit: of which draft, on which version it built, what came back."""

    reference: str
    built_on: int
    title: str
    reply: Reply

    @property
    def accepted(self) -> bool:
        """Whether it was saved."""
        return self.reply.status == 200 and self.reply.version() is not None


def edit_race(*, seed: int, count: int, guarded: bool) -> int:
    """How many edits went wrong: an error of the server, a text saved over unseen, an edit not once in the history."""
    with arena("edits", guarded=guarded) as (cast, servers):
        drafts = [make.draft(cast.vn_focal.actor, "LA", "VN", title=f"Draft {number}") for number in range(DRAFTS)]
        names = [draft.reference for draft in drafts]
        browsers = clients(cast, servers, "vn_focal", "vn_approver", seed=seed)
        share = -(-count // len(browsers))
        tried = [one for found in at_once(browsers, lambda b: edits(b, names, share)) for one in found]
        if guarded:
            was_a_race(tried)
        return wrong(tried, names)


def edits(browser: Client, names: list[str], number: int) -> list[Tried]:
    """Open a draft as it was last seen here, save a few times in a row, go on to another."""
    seen: dict[str, int] = dict.fromkeys(names, 1)
    tried: list[Tried] = []
    while len(tried) < number:
        reference = browser.choose.choice(names)
        for _time in range(min(IN_A_ROW, number - len(tried))):
            title = f"Edit {browser.number}-{len(tried)}"
            form = make.form_of(title=title, version=str(seen[reference]))
            reply = browser.post(f"/activities/{reference}/autosave/", form)
            tried.append(Tried(reference, seen[reference], title, reply))
            seen[reference] = reply.version() or seen[reference]
    return tried


def was_a_race(tried: list[Tried]) -> None:
    """At least half of the edits are saved and a tenth come too late; else nothing was tried."""
    accepted = sum(1 for one in tried if one.accepted)
    refused = sum(1 for one in tried if one.reply.status == REFUSED)
    print(f"edit_race: {len(tried)} edits, {accepted} accepted, {refused} answered 409")
    assert accepted * 2 >= len(tried), "fewer than half were accepted"
    assert refused * 10 >= len(tried), "fewer than a tenth were refused"


def wrong(tried: list[Tried], names: list[str]) -> int:
    """Count what must never be."""
    accepted: dict[str, list[Tried]] = defaultdict(list)
    for one in tried:
        if one.accepted:
            accepted[one.reference].append(one)
    broken = sum(1 for one in tried if one.reply.status not in (200, REFUSED))
    unseen = sum(1 for saved in accepted.values() for one in saved if one.reply.version() != one.built_on + 1)
    return broken + unseen + sum(not_once(reference, accepted[reference]) for reference in names)


def not_once(reference: str, saved: list[Tried]) -> int:
    """How far the history of one draft is from its accepted edits, and whether its text is that of the last one."""
    row = Activity.objects.get(reference=reference)
    noted = Entry.objects.filter(object_ref=reference, verb="activities.edited").count()
    last = max(saved, key=lambda one: one.reply.version() or 0, default=None)
    other_text = last is not None and row.title != last.title
    return abs(noted - len(saved)) + abs(row.version - 1 - len(saved)) + other_text
