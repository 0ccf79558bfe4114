"""The same drafts submitted from many browsers at once: each is submitted once, noted once, told once."""

from activities.models import Activity, Revision
from kernel.audit.models import Entry
from kernel.notify.models import Message
from tests.evidence.racing import Client, Reply, arena, at_once, clients
from tests.factories import activities as make

DRAFTS = 100
DONE, WELL = 302, (302, 409)


def submit_race(*, seed: int, count: int, guarded: bool) -> int:
    """How far the submissions are from one for each draft: in answers, states, revisions, history and mails."""
    drafts = min(DRAFTS, count)
    with arena("submits", guarded=guarded) as (cast, servers):
        assert cast.officer, "somebody to tell"
        rows = [make.draft(cast.vn_focal.actor, "LA", "VN", title=f"Draft {number}") for number in range(drafts)]
        names = [row.reference for row in rows]
        browsers = clients(cast, servers, "vn_focal", "vn_approver", seed=seed)
        share = -(-count // len(browsers))
        replies = [one for found in at_once(browsers, lambda b: submits(b, names, share)) for one in found]
        return sum(1 for one in replies if one.status not in WELL) + far_from(drafts, replies)


def submits(browser: Client, names: list[str], number: int) -> list[Reply]:
    """Press the button of one draft after another, in an order of one's own."""
    first = browser.number * number
    turns = [names[turn % len(names)] for turn in range(first, first + number)]
    browser.choose.shuffle(turns)
    return [browser.post(f"/activities/{name}/do/submit/", {"attested": "on"}) for name in turns]


def far_from(wanted: int, replies: list[Reply]) -> int:
    """The differences between what was counted and one for each draft."""
    counted = {
        "answers": sum(1 for one in replies if one.status == DONE),
        "states": Activity.objects.filter(state="submitted").count(),
        "revisions": Revision.objects.count(),
        "history": Entry.objects.filter(verb="activities.record.submit").count(),
        "mails": Message.objects.filter(kind="activities.review").count(),
    }
    print(f"submit_race: {len(replies)} submits of {wanted} drafts gave {counted}")
    return sum(abs(found - wanted) for found in counted.values())
