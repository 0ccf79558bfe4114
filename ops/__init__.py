"""Start, test and look after the portal. Standard library only: most of it runs before the environment exists."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - said in a sentence, before pip would
    sys.exit(f"The portal needs Python 3.11 or newer; this is {sys.version.split()[0]}. Set PYTHON= to a newer one.")
