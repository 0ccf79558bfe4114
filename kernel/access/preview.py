"""“Preview as…”: who may look at the portal through which role and office (DESIGN §4). A preview opens nothing."""

from kernel.access.actor import SECRETARIAT, STATE, Actor, Role

LOOKED_THROUGH = (Role.FOCAL_POINT, Role.APPROVER, Role.OFFICIAL)  # in the order in which a page offers them
OF_OWN_OFFICE = frozenset({Role.FOCAL_POINT, Role.OFFICIAL})


def may_preview(actor: Actor) -> bool:
    """Officers, publishers and approvers, while they do not look through another post already."""
    return not actor.previewing and actor.has(*SECRETARIAT, Role.APPROVER)


def previewed_offices(actor: Actor) -> frozenset[int] | None:
    """The offices this person may look through: None means every Member State."""
    if actor.has(*SECRETARIAT):
        return None
    return frozenset(post.office_id for post in actor.posts_with({Role.APPROVER}))


def may_look_through(actor: Actor, role: Role, office_id: int) -> bool:
    """The secretariat through every role of every Member State; an approver through the others of the own office."""
    if not may_preview(actor) or role not in STATE:
        return False
    offices = previewed_offices(actor)
    return offices is None or (office_id in offices and role in OF_OWN_OFFICE)
