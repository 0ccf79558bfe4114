"""The fixed sentences of an update: neutral, hedged, without praise, blame or comparison."""

from collections.abc import Mapping, Sequence
from datetime import date

from activities.sentences import listed
from activities.states import Form
from kernel.ui.dates import day_words
from reporting.models import Cycle

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
TEENS = ("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
HEADINGS = {
    Form.PLATFORM: ("Platforms for discussion", "CP 8(a)", 2),
    Form.SHARING: ("Sharing of experience and best practices", "CP 8(a)(i)", 3),
    Form.INTEROPERABILITY: ("Interoperability", "CP 8(a)(ii)", 3),
    Form.VISIT: ("Exchange visits of working-level personnel", "CP 8(b)", 2),
    Form.MECHANISM: ("Discussions with other mechanisms", "CP 8(c)", 2),
    Form.OTHER: ("Other activities, by consensus", "CP 8(d)", 2),
}
SEVERAL = {
    Form.PLATFORM: "{n} meetings were reported:",
    Form.SHARING: "Experience was shared, on a voluntary basis, on {n} occasions:",
    Form.INTEROPERABILITY: "{n} activities contributed to interoperability:",
    Form.VISIT: "{n} visits were reported:",
    Form.MECHANISM: "{n} discussions were reported:",
    Form.OTHER: "{n} other activities were reported:",
}
NONE = {
    Form.PLATFORM: "No platform for discussion was reported in the period.",
    Form.SHARING: "No sharing of experience was reported in the period.",
    Form.INTEROPERABILITY: "No activity on interoperability was reported in the period.",
    Form.VISIT: "No visit was reported in the period.",
    Form.MECHANISM: "No discussion with another mechanism was reported in the period.",
    Form.OTHER: "No other activity was reported in the period.",
}
UNDER_ITS_FORMS = "What was reported under CP 8(a) is shown under its two forms below."
ADOPTED = (
    "The Concept Paper on the Role of ASEAN Defence Establishments in Supporting Border Management (the Concept Paper; "
    "its paragraphs are cited as CP) was adopted by the 13th ASEAN Defence Ministers’ Meeting (ADMM) in Bangkok on "
    "11 July 2019. Its purpose is to make the supporting role of defence establishments better known and to build "
    "confidence on land, at sea and in the air (CP 6)."
)
CHAIN = (
    "CP 10 provides that activities are reported to ADMM through the ASEAN Defence Senior Officials’ Meeting (ADSOM) "
    "and its Working Group (ADSOM WG). This update brings together bilateral, trilateral and ASEAN-wide activities, "
    "under the forms of CP 8."
)
VOLUNTARY = (
    "Participation is voluntary (CP 5(b)). The update records what has been made known; it makes no comparison. Dates "
    "are printed as precisely as they are known, and participants where their part has been confirmed."
)
COMMON_LIST = (
    "A common list of activities may help each establishment to see where its own work and that of its neighbours "
    "might meet."
)
MAY_WISH = "Member States may wish to consider, at a comfortable pace and where appropriate:"
WISHES = (
    "logging a joint activity once, on behalf of all its parties;",
    "inviting one of the mechanisms named in CP 7(c) to share its experience with defence establishments; and",
    "making further use of exchange visits amongst working-level personnel under CP 8(b).",
)
COMMUNITY = (
    "Orderly and well-managed borders may also serve trade and contacts between peoples, and so the ASEAN Economic "
    "Community and the ASEAN Socio-Cultural Community (CP 11)."
)
UNUSUAL = frozenset({"ADGCM"})  # codes of the register that the field does not use
NO_INTERACTION = "No interaction with other mechanisms was reported in the period."
INTERACTION = "Interaction under CP 7(c) and 8(c) is summarised below."
EARLIER_ONE = "One activity of an earlier period has not been reported before:"
EARLIER_MANY = "{n} activities of earlier periods have not been reported before:"
NO_UPCOMING = "No upcoming activity had been announced by the date of this text."


def counted(number: int) -> str:
    """A number inside a sentence: up to ten in words, above in figures."""
    return WORDS[number] if number < len(WORDS) else str(number)


def first(number: int) -> str:
    """A number at the start of a sentence, always in words up to a hundred: Twenty-one."""
    if number < len(WORDS) or number > 99:
        return opening(counted(number))
    if number < 20:
        return opening(TEENS[number - 11])
    tens, ones = divmod(number, 10)
    return opening(f"{TENS[tens]}-{WORDS[ones]}" if ones else TENS[tens])


def with_number(template: str, number: int) -> str:
    """A sentence with its number, in words where it begins with it."""
    return template.format(n=first(number) if template.startswith("{n}") else counted(number))


def sample(marks: Sequence[bool]) -> str:
    """What is said of sample records among the activities, if there are any."""
    if not any(marks):
        return ""
    if all(marks):
        return " In this sample the entries come from public sources."
    return " Some of the entries are samples from public sources."


def opening(text: str) -> str:
    """With a capital at the start."""
    return text[:1].upper() + text[1:]


def period(cycle: Cycle, members: tuple[int, int, int], day: date) -> str:
    """The period, and how many Member States ASEAN had in it and has on the date of the text."""
    start, end, now = members
    span = f"The reporting period runs from {day_words(cycle.period_from)} to {day_words(cycle.cutoff)}."
    if start == end:
        states = f"There were {counted(start)} ASEAN Member States (AMS) throughout the period"
    else:
        states = f"There were {counted(start)} ASEAN Member States (AMS) at its start and {counted(end)} at its end"
    later = "" if now == end else f", and {counted(now)} on {day_words(day)}"
    return f"{span} {states}{later}. Lists follow the membership on the date of each activity."


def overview(number: int, domains: Sequence[tuple[str, int]], earlier: int = 0) -> str:
    """How many activities, and on land, at sea and in the air; where all of them are listed."""
    where = " All activities of this update are listed in Annex I and shown by form and year in Figure 1."
    if number == 0:
        return f"No activity was reported for the period.{where if earlier else ''}"
    what = "activity is" if number == 1 else "activities are"
    parts = [f"{counted(count)} concerned {domain}" for domain, count in domains if count]
    parts = [parts[0], *(part.replace(" concerned", "") for part in parts[1:])] if parts else []
    share = f" Of these, {listed(parts)}; an activity may concern more than one." if parts and number > 1 else ""
    return f"{first(number)} {what} reported for the period.{share}{where}"


def in_brief(number: int, earlier: int, cycle: Cycle) -> str:
    """The two sentences at the head of the ministers' pack."""
    span = f"from {day_words(cycle.period_from)} to {day_words(cycle.cutoff)}"
    what = "activity" if number == 1 else "activities"
    said = f"{first(number)} {what} in support of border management {'is' if number == 1 else 'are'} reported"
    if number == 0:
        said = "No activity in support of border management was reported"
    before = f", and {counted(earlier)} of an earlier period" if earlier else ""
    total = number + earlier
    where = f" Annex I lists {'it' if total == 1 else 'them'}." if total else " The annexes give what else is known."
    return f"{said} for the period {span}{before}.{where}"


def also_concerned(names: Sequence[str], letter: str) -> str:
    """The mechanisms that activities of the section on progress had to do with."""
    return f"Activities reported in section {letter} also concerned the following: {'; '.join(names)}."


def reported_in(letter: str) -> str:
    """Where discussions with other mechanisms stand when they have a section of their own."""
    return f"Discussions with other mechanisms are reported in section {letter}."


def all_told_in(elsewhere: Mapping[str, int]) -> str:
    """Where the activities of a form stand when none is told under its own heading."""
    number = sum(elsewhere.values())
    where = f"section {listed(elsewhere)}" if len(elsewhere) == 1 else f"sections {listed(elsewhere)}"
    if number == 1:
        return f"The one activity that Figure 1 counts under this form is reported in {where}."
    return f"The {counted(number)} activities that Figure 1 counts under this form are reported in {where}."


def some_told_in(here: int, elsewhere: Mapping[str, int]) -> str:
    """Why the figure counts more activities of a form than its heading tells of; nothing when they are the same."""
    if not elsewhere:
        return ""
    number = here + sum(elsewhere.values())
    told = [
        f"{counted(count)} {'is' if count == 1 else 'are'} reported in section {letter}"
        for letter, count in elsewhere.items()
    ]
    return f"Of the {counted(number)} activities that Figure 1 counts under this form, {listed(told)}. "


def abbreviated(code: str, name: str) -> str:
    """A mechanism by its name and the short form in use: (DGICM)."""
    return name if code in UNUSUAL or "_" in code or code in name or name.endswith(")") else f"{name} ({code})"


def silent_mechanisms(names: Sequence[str]) -> str:
    """The mechanisms of CP 7(c) of which nothing was reported: not a finding."""
    return (
        f"No interaction was reported with the following mechanisms named in CP 7(c): {'; '.join(names)}. "
        "The secretariat stands ready to assist Member States that may wish to approach them."
    )


def upcoming(number: int) -> str:
    """What Annex II holds."""
    if number == 0:
        return NO_UPCOMING
    what = "one upcoming activity" if number == 1 else f"{counted(number)} upcoming activities"
    return f"Annex II lists {what}. An activity under CP 8(d) is listed as planned until consensus has been reached."


def month_label(day: date | None) -> str:
    """The group of Annex II: a month, or that the date is not known."""
    return f"{day:%B} {day.year}" if day else "Date not known to the secretariat"
