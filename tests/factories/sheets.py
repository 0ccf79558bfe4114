"""A clearance sheet as the pack's model page shows it; sample data from public sources."""

from dataclasses import replace

from reporting.pack.sheet import ClearanceSheet, Fact

SHEET = ClearanceSheet(
    reference="BM-2026-K7QM",
    revision="third revision",
    sentence="The navies of Thailand and Viet Nam carried out their 48th joint patrol from 28 to 29 November 2023, "
    "with a signals and rescue drill.",
    sentence_place="Paragraph 8(b)(iv) of the draft for the ADSOM WG, Manila, 2026, and one line in Annex I.",
    facts=(
        Fact(label="Activity", value="48th Thailand–Viet Nam joint naval patrol"),
        Fact(label="Date", value="28–29 November 2023 (exact)"),
        Fact(label="Place", value="At sea"),
        Fact(label="Host", value="Joint"),
        Fact(label="Participants", value="Thailand (to be confirmed), Viet Nam"),
        Fact(label="Form", value="8(a)(ii) Interoperability"),
        Fact(label="Objectives", value="7(a) Cooperation and confidence building"),
        Fact(label="Domain, challenge", value="Sea; transnational crimes, illegal fishing"),
        Fact(label="Framework", value="Thailand–Viet Nam joint naval patrol"),
        Fact(label="Reference, clause", value="APSC Blueprint 2025, B.3.7(ii) (valid on the date)"),
        Fact(label="Attachments", value="None"),
    ),
    mark="For official use",
    scope="The drafter has declared that the entry contains nothing on territory or boundary lines (CP 9). Once "
    "accepted it is seen by the secretariat and the parties; it is shared with all Member States only when every party "
    "has confirmed.",
    drafted_by="[name], [office]",
    drafted_on="12 January 2026",
    data_note="Sample data – public sources",
)


def sheet(**changes: object) -> ClearanceSheet:
    """The sample sheet, with any field replaced."""
    return replace(SHEET, **changes)  # type: ignore[arg-type]
