"""The portal as the fuzzing asks it. With the guard off nothing that is sent is looked at before it is used.

Only the harness starts this module. The portal itself has no such switch: in production there is nothing to turn.
"""

import os
from typing import Any

from django.conf import settings

from portal.wsgi import application

if settings.PRODUCTION or not settings.SECRET_KEY.startswith("only-for-tests"):
    raise RuntimeError("The server of the fuzzing runs with the settings of the tests only.")

settings.DEBUG_PROPAGATE_EXCEPTIONS = False


def unchecked(_serializer: Any, data: Any) -> Any:
    """The control: whatever is sent is taken as it is."""
    return data


if os.environ.get("API_GUARD") == "off":
    from kernel.api.strict import Strict

    Strict.run_validation = unchecked  # type: ignore[method-assign]

__all__ = ["application"]
