"""A small snapshot with every kind of block, annex and script; sample data from public sources."""

from dataclasses import replace
from datetime import date

from reporting.pack.annexes import (
    ActivityAnnex,
    ActivityRow,
    EstablishmentAnnex,
    EstablishmentRow,
    Figure,
    FigureRow,
    ReferenceAnnex,
    ReferenceRow,
    UpcomingAnnex,
    UpcomingGroup,
    UpcomingRow,
)
from reporting.pack.snapshot import (
    Brief,
    Document,
    FigureHere,
    Heading,
    Item,
    Note,
    Paragraph,
    Recommendation,
    Section,
    Snapshot,
    SubItem,
)

LOCAL_NAMES = {  # ../shared/data/reference.json: establishments
    "vi": "Bộ Quốc phòng",
    "th": "กระทรวงกลาโหม",
    "lo": "ກະຊວງປ້ອງກັນປະເທດ",
    "km": "ក្រសួងការពារជាតិ",
    "my": "ကာကွယ်ရေးဝန်ကြီးဌာန",
}
SAMPLE = "Sample data – public sources"

DOCUMENT = Document(
    body="ADMM",
    body_name="ASEAN Defence Ministers’ Meeting",
    number="BM/2020/ADMM/1",
    title="The Role of ASEAN Defence Establishments in Supporting Border Management",
    short_title="Role of Defence Establishments in Border Management: update",
    meeting="For the 14th ADMM",
    meeting_line="Video conference, 9 December 2020",
    meeting_short="14th ADMM, 9 December 2020",
    mark="For official use",
    period_from=date(2019, 7, 11),
    period_to=date(2020, 9, 30),
    text_as_of=date(2020, 11, 17),
    text_status="as settled",
    action_invited="To note (paragraph 7)",
    data_note=SAMPLE,
)

BACKGROUND = Section(
    letter="A",
    title="Background",
    blocks=(
        Paragraph(
            number=1,
            text="The Concept Paper on the Role of ASEAN Defence Establishments in Supporting Border Management (the "
            "Concept Paper; its paragraphs are cited as CP) was adopted by the 13th ASEAN Defence Ministers’ Meeting "
            "(ADMM) in Bangkok on 11 July 2019. Under CP 10, activities are reported to ADMM through ADSOM and the "
            "ADSOM WG.",
        ),
        Paragraph(number=2, text="Participation is voluntary (CP 5(b)). The update makes no comparison."),
    ),
)
PROGRESS = Section(
    letter="B",
    title="Progress since the last report",
    blocks=(
        Paragraph(number=3, text="Three activities are reported. They are listed in Annex I and shown in Figure 1."),
        FigureHere(),
        Heading(text="Platforms for discussion", cp="CP 8(a)"),
        Heading(text="Sharing of experience and best practices", cp="CP 8(a)(i)", level=3),
        Paragraph(
            number=4,
            text="Experience was shared, on a voluntary basis, on three occasions:",
            items=(
                Item(
                    label="a",
                    text="Thailand hosted a conference on the role of ASEAN defence establishments in supporting "
                    "border management in August 2020.",
                    sources=("BM-2020-0002",),
                    notes=(Note(lead="Reservation", text="A reservation is printed in its author’s own words."),),
                ),
                Item(
                    label="b",
                    text="At sea:",
                    items=(
                        SubItem(
                            label="i",
                            text="The navies of Cambodia and Viet Nam carried out their 65th joint patrol on 22 and "
                            "23 June 2020.",
                            sources=("BM-2020-0001",),
                        ),
                        SubItem(
                            label="ii",
                            text="The Ministry of National Defence of Viet Nam (Bộ Quốc phòng) hosted a seminar in "
                            "Lao Bao in 2020.",
                            sources=("BM-2020-0003",),
                        ),
                    ),
                ),
            ),
        ),
    ),
)
UPCOMING_TEXT = Section(
    letter="C",
    title="Upcoming activities and way forward",
    blocks=(
        Paragraph(
            number=5, lead="Upcoming activities.", text="Annex II lists the activities announced or expected for 2021."
        ),
        Paragraph(
            number=6,
            text="Member States may wish to consider, at a comfortable pace and where appropriate, further visits.",
        ),
    ),
)
FIGURE = Figure(
    years=("2019", "2020"),
    rows=(
        FigureRow(form="8(a)(i)", label="Sharing of experience", counts=(0, 1), total=1),
        FigureRow(form="8(a)(ii)", label="Interoperability", counts=(0, 2), total=2),
    ),
    totals=(0, 3),
    total=3,
)


def _activity(no: int, day: str, title: str, place: str, host: str, states: str, form: str, at: str) -> ActivityRow:
    return ActivityRow(
        no=no,
        year="2020",
        date=day,
        activity=title,
        place=place,
        host=host,
        participants=states,
        form=form,
        paragraph=at,
        reference=f"BM-2020-{no:04}",
    )


CONFERENCE = "Conference on the role of ASEAN defence establishments in supporting border management"
PATROL = "65th Cambodia–Viet Nam joint naval patrol"
ACTIVITIES = ActivityAnnex(
    rows=(
        _activity(1, "22–23 June 2020", PATROL, "at sea", "Joint", "Cambodia, Viet Nam", "8(a)(ii)", "4(b)(i)"),
        _activity(2, "August 2020", CONFERENCE, "Thailand", "Thailand", "All ten AMS", "8(a)(i)", "4(a)"),
        _activity(3, "2020", "Seminar of units", "Lao Bao", "Viet Nam", "Lao PDR, Viet Nam", "8(a)(ii)", "4(b)(ii)"),
    ),
)
UPCOMING = UpcomingAnnex(
    title="Calendar of upcoming activities, 2021",
    groups=(
        UpcomingGroup(
            label="March",
            rows=(
                UpcomingRow(no=1, date="4–5 March 2021", activity="Exchange visit", form="8(b)", standing="Planned"),
            ),
        ),
        UpcomingGroup(
            label="Date to be confirmed",
            rows=(
                UpcomingRow(
                    no=2,
                    date="Yearly",
                    activity="General Border Committee, next session",
                    form="8(a)(i)",
                    standing="Date awaited",
                ),
            ),
        ),
    ),
)
REFERENCES = ReferenceAnnex(
    rows=(
        ReferenceRow(
            no=1,
            document="The ASEAN Charter",
            adopted="20 November 2007",
            validity="In force",
            clauses="Articles 2, 20",
            cited_in="4(a)",
        ),
        ReferenceRow(
            no=2,
            document="Concept Paper on Border Management",
            adopted="13th ADMM, Bangkok, 11 July 2019",
            validity="In force",
        ),
    ),
)


def _establishment(state: str, name: str, lang: str, language: str) -> EstablishmentRow:
    return EstablishmentRow(state=state, name=name, local_name=LOCAL_NAMES[lang], lang=lang, language=language)


ESTABLISHMENTS = EstablishmentAnnex(
    rows=(
        _establishment("Cambodia", "Ministry of National Defence", "km", "Khmer"),
        _establishment("Lao PDR", "Ministry of National Defence", "lo", "Lao"),
        _establishment("Myanmar", "Ministry of Defence", "my", "Burmese"),
        _establishment("Thailand", "Ministry of Defence", "th", "Thai"),
        _establishment("Viet Nam", "Ministry of National Defence", "vi", "Vietnamese"),
    ),
)


def snapshot(**changes: object) -> Snapshot:
    """The sample, with any part replaced: ``snapshot(document=…)``."""
    sample = Snapshot(
        document=DOCUMENT,
        brief=Brief(
            text="Three activities in support of border management are reported. Most were held between neighbours.",
            recommendation="ADMM is invited to note the update",
            paragraph="7",
        ),
        sections=(BACKGROUND, PROGRESS, UPCOMING_TEXT),
        recommendation=Recommendation(
            letter="D", number=7, text="ADMM is invited to note the update, as endorsed by ADSOM."
        ),
        figure=FIGURE,
        activities=ACTIVITIES,
        upcoming=UPCOMING,
        references=REFERENCES,
        establishments=ESTABLISHMENTS,
    )
    return replace(sample, **changes)  # type: ignore[arg-type]


def document(**changes: object) -> Document:
    """The sample's document block, with any field replaced."""
    return replace(DOCUMENT, **changes)  # type: ignore[arg-type]
