"""Reading a running preview from the session; `services.preview` writes it."""

from collections.abc import Mapping
from typing import Any

from kernel.access.actor import Actor, OpenPost, Role
from kernel.access.preview import may_look_through

KEY = "preview"


def to_session(post: OpenPost) -> dict[str, Any]:
    """The post as the session keeps it, on the server."""
    return {
        "role": post.role.value,
        "office_id": post.office_id,
        "office_code": post.office_code,
        "office_name": post.office_name,
    }


def post_in(session: Mapping[str, Any] | Any) -> OpenPost | None:
    """The role and office a session looks through, if it does."""
    kept = session.get(KEY)
    if not kept:
        return None
    return OpenPost(0, Role(kept["role"]), kept["office_id"], kept["office_code"], kept["office_name"])


def seen_through(actor: Actor, session: Mapping[str, Any] | Any) -> Actor:
    """The person of this request, looking through the role of a running preview while it is theirs to look through."""
    post = post_in(session)
    if post is None or not may_look_through(actor, post.role, post.office_id):
        return actor
    return actor.looking_as(post)
