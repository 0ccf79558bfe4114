"""Who reads the register: the secretariat and the Member States' post-holders; contacts are the secretariat's own.

Contacts are personal data, and the words of a note are working notes of the staff. The day of the last contact is
read by all who read the register.
"""

from kernel.access.actor import CONTENT, SECRETARIAT
from kernel.access.rows import Allow
from kernel.members.policy import ANYONE_SIGNED_IN, EDITED, register_policy

READ_DAY = Allow("read_day", CONTENT, ANYONE_SIGNED_IN)

POLICIES = (
    register_policy("mechanisms.Mechanism", acts=EDITED),
    register_policy("mechanisms.MechanismMember", acts=EDITED),
    register_policy("mechanisms.Session", acts=EDITED),
    register_policy("mechanisms.Contact", SECRETARIAT, EDITED),
    register_policy("mechanisms.ContactNote", SECRETARIAT, EDITED).with_rows((READ_DAY,)),
    register_policy("mechanisms.Challenge", acts=EDITED),
    register_policy("mechanisms.Document", acts=EDITED),
    register_policy("mechanisms.AdoptionEvent", acts=EDITED),
    register_policy("mechanisms.Clause", acts=EDITED),
    register_policy("mechanisms.Meeting", acts=EDITED),
    register_policy("mechanisms.ScopeWord", acts=EDITED),
)
