"""Who reads the register: the secretariat and the Member States' post-holders; contacts are the secretariat's own.

Contacts are personal data, and the notes of when a mechanism was contacted are working notes of the staff.
"""

from kernel.access.actor import SECRETARIAT
from kernel.members.policy import EDITED, register_policy

POLICIES = (
    register_policy("mechanisms.Mechanism", acts=EDITED),
    register_policy("mechanisms.MechanismMember", acts=EDITED),
    register_policy("mechanisms.Session", acts=EDITED),
    register_policy("mechanisms.Contact", SECRETARIAT, EDITED),
    register_policy("mechanisms.ContactNote", SECRETARIAT, EDITED),
    register_policy("mechanisms.Challenge", acts=EDITED),
    register_policy("mechanisms.Document", acts=EDITED),
    register_policy("mechanisms.AdoptionEvent", acts=EDITED),
    register_policy("mechanisms.Clause", acts=EDITED),
    register_policy("mechanisms.Meeting", acts=EDITED),
)
