"""Who reads the register: the secretariat and the Member States' post-holders."""

from kernel.members.policy import register_policy

POLICIES = (
    register_policy("mechanisms.Mechanism"),
    register_policy("mechanisms.MechanismMember"),
    register_policy("mechanisms.Challenge"),
    register_policy("mechanisms.Document"),
    register_policy("mechanisms.AdoptionEvent"),
    register_policy("mechanisms.Clause"),
    register_policy("mechanisms.Meeting"),
)
