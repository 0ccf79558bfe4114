"""The portal as a world server runs it: each request names its world and its step; the guard can be off.

Only the harness starts this module. The portal itself has no such switch: in production there is nothing to turn.
"""

import os
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import connection

from kernel.access.querysets import PolicyQuerySet
from portal.wsgi import application as portal
from tests.isolation import determined

if settings.PRODUCTION or not settings.SECRET_KEY.startswith("only-for-tests"):
    raise RuntimeError("A world server runs with the settings of the tests only.")

settings.REFERENCE_SEED = determined.SEED
settings.DEBUG_PROPAGATE_EXCEPTIONS = False
determined.install()


def enter(world: str) -> None:
    """Speak to the database of this world from now on."""
    if world and connection.settings_dict["NAME"] != world:
        connection.close()
        connection.settings_dict["NAME"] = world


def unfiltered(rows: Any, _actor: Any) -> Any:
    """The control: everything is visible to everyone."""
    return rows


def view_unfiltered(rows: Any, actor: Any, action: str) -> Any:
    """The same where a single row is fetched to be viewed."""
    return rows if action == "view" else allowing(rows, actor, action)


allowing = PolicyQuerySet.allowing
if os.environ.get("VISIBLE_TO") == "off":
    PolicyQuerySet.visible_to, PolicyQuerySet.allowing = unfiltered, view_unfiltered  # type: ignore[method-assign]


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Answer one request of the harness."""
    enter(environ.get("HTTP_X_WORLD", ""))
    with determined.step(environ.get("HTTP_X_STEP", "")):
        answer = portal(environ, start_response)
        try:
            return list(answer)
        finally:
            getattr(answer, "close", int)()
