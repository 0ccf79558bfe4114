"""Every kind of row that staff edit: the one table that the editor, its history and its tests read."""

from mechanisms.register.mechanisms_table import MECHANISMS
from mechanisms.register.members_table import MEMBERS

KINDS = (*MEMBERS, *MECHANISMS)
BY_SLUG = {kind.slug: kind for kind in KINDS}
BY_MODEL = {kind.model: kind for kind in KINDS}
