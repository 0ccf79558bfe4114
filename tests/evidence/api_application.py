"""The portal as the fuzzing asks it. With the guard off no refusal is put into the form that the description promises.

The guard is the translation of every refusal into problem+json (`kernel.api.errors.problem`). Without it the
house's own refusals come as pages, and the framework's in a type and shape of their own. The fuzzing is refused all the
time: it names what is not there, sends what does not fit, and asks in roles that may not. So the control is met by
every operation, however few requests are made.

Only the harness starts this module. The portal itself has no such switch: in production there is nothing to turn.
"""

import os

from django.conf import settings

from portal.wsgi import application

if settings.PRODUCTION or not settings.SECRET_KEY.startswith("only-for-tests"):
    raise RuntimeError("The server of the fuzzing runs with the settings of the tests only.")

settings.DEBUG_PROPAGATE_EXCEPTIONS = False

if os.environ.get("API_GUARD") == "off":
    from rest_framework.settings import api_settings
    from rest_framework.views import exception_handler

    api_settings.EXCEPTION_HANDLER = exception_handler

__all__ = ["application"]
