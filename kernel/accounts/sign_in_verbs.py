"""The words of the audit, and of a notice, about the ways a person signs in."""

VERBS = {
    "accounts.factor_added": "added a way to sign in",
    "accounts.factor_removed": "removed a way to sign in",
    "accounts.recovery_codes_made": "made new recovery codes",
    "accounts.sheet_issued": "issued a sheet of codes",
    "accounts.sheet_voided": "made the sheet of codes void",
    "accounts.code_used": "used a code of the sheet",
    "accounts.code_refused": "gave a second step that was refused",
    "accounts.signed_out_elsewhere": "signed out everywhere else",
}
CHANGED, MADE = "accounts.sign_in_changed", "accounts.token_made"
NEWS = {
    CHANGED: "The ways you sign in have changed. If you did not expect this, tell the secretariat at once.",
    MADE: "A token for programs was made for your post. If you did not expect this, tell the secretariat at once.",
}
