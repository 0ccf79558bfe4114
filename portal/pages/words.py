"""The glossary: short, in plain English, in alphabetical order."""

from dataclasses import dataclass

from django.utils.text import slugify


@dataclass(frozen=True)
class Word:
    """One word of the field and what it means here."""

    term: str
    meaning: str

    @property
    def anchor(self) -> str:
        """Where other pages link to."""
        return slugify(self.term)


WORDS = (
    Word(
        "8(d)",
        "Other activities that Member States agree on by consensus. An 8(d) activity is marked confirmed only after that consensus is recorded.",
    ),
    Word(
        "Ad referendum",
        "Agreed at the table, subject to a later word from the capital. The page shows which seats, and until when.",
    ),
    Word("ADMM", "ASEAN Defence Ministers’ Meeting. The text of a report reaches the ministers last."),
    Word(
        "ADSOM",
        "ASEAN Defence Senior Officials’ Meeting. It receives the text from its working group and sends it on to the ministers.",
    ),
    Word("ADSOM WG", "The working group of ADSOM. Every report starts here."),
    Word("AMS", "ASEAN Member States. They are always listed in ASEAN alphabetical order."),
    Word("Approver", "The post that replies for its Member State when a text goes round. Only approvers reply."),
    Word(
        "Chair",
        "The Member State that leads a body for a time. The Chair’s powers in this portal belong to named posts and end with the term.",
    ),
    Word(
        "Clause",
        "A numbered paragraph of the Concept Paper, written ¶8(a)(ii). An activity keeps the clause that was valid on its date.",
    ),
    Word(
        "Co-author",
        "A focal point of another office who was asked to write in one draft. This person alone sees it there; the owner submits it.",
    ),
    Word(
        "Concept Paper",
        "The Concept Paper on the Role of ASEAN Defence Establishments in Supporting Border Management, adopted by the 13th ADMM on 11 July 2019.",
    ),
    Word("Consensus", "Nobody objects. There is no vote, and no count is shown."),
    Word(
        "Consultation continuing",
        "What everyone reads while a text is with the seats. Who has replied is shown only to the secretariat, the Chair’s posts and each seat for itself.",
    ),
    Word(
        "Corrigendum",
        "A correction of a text that is already settled. A technical one is made by the secretariat and all are told; a substantive one needs a new round.",
    ),
    Word("Cut-off", "The last day of a reporting period. What ended later belongs to the next report."),
    Word(
        "Cycle",
        "One report from the first draft to the outcome at the ADMM. Its period runs from the last cut-off to this one.",
    ),
    Word(
        "Establishment", "A body of a Member State’s defence sector, such as a ministry, a general staff or a service."
    ),
    Word("Focal point", "The post in each Member State that logs activities and prepares the national input."),
    Word(
        "Form of cooperation",
        "One of the kinds of activity in ¶8: discussion platforms, sharing of experience, interoperability, exchange visits, talks with other mechanisms, and others by consensus.",
    ),
    Word(
        "Handling mark",
        "A printed label such as “For official use”. It tells people how to treat the paper; it opens or closes nothing in the portal.",
    ),
    Word(
        "Lead country",
        "The Member State that guides work on a paper. It is not the Chair, and it is not the secretariat.",
    ),
    Word("Mechanism", "A committee, network or patrol arrangement through which Member States work together."),
    Word(
        "National clearance",
        "The approval that a ministry gives inside its own house before a record is submitted. One A4 sheet can be printed for the signature.",
    ),
    Word("National input", "What a Member State submits before a meeting of the ADSOM WG."),
    Word(
        "Nil return",
        "The answer “nothing to report this time”. To others it looks the same as any other answer, or none.",
    ),
    Word("No objection", "The reply that lets a text go on. It may carry a comment."),
    Word("Objection", "The reply that a text cannot go on as it stands, with proposed wording."),
    Word(
        "On hold",
        "A record that touches territory or boundary lines waits outside every list until the question is settled (¶9).",
    ),
    Word(
        "Outcome",
        "What a meeting did with the text: noted, endorsed, adopted, approved, deferred or referred back. It is entered after the meeting.",
    ),
    Word(
        "Pack",
        "The files for one meeting: text, figure and annexes under one cover. A released pack is never altered; it can be superseded or withdrawn.",
    ),
    Word(
        "Party",
        "A Member State or partner that took part in an activity. A Member State is printed only once that is confirmed or rests on a public source.",
    ),
    Word("Reservation", "A seat lets the text go on and places a remark on record."),
    Word("Seat", "The place of a Member State in a body. A round has the seats that were there on its opening date."),
    Word("Secretariat", "The staff who check records, draft the text and compile the packs."),
    Word("Settled", "The text of a stage is frozen. Later changes to its sources never change it."),
    Word(
        "Shared", "Open to all Member States, because every state named has confirmed or a public source is recorded."
    ),
    Word(
        "Silence procedure",
        "A text is taken as agreed when a stated time passes without objection. It is used only where the round allows it.",
    ),
    Word(
        "Stage",
        "One of the three steps of a report: ADSOM WG, ADSOM, ADMM. Each has its own text, recommendation and outcome.",
    ),
)
