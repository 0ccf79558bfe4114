"""Drafting the text of the first stage from what the cycle reports (DESIGN §5)."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from activities.content import data_of
from activities.models import Activity
from activities.selectors import reportable
from activities.sentences import Words
from activities.states import Domain, Form, Relevance
from kernel.access.actor import Actor
from kernel.access.querysets import can
from kernel.audit import record as audit
from kernel.errors import Forbidden
from kernel.members.selectors import members_of
from mechanisms.models import Mechanism
from mechanisms.states import Level
from reporting.models import Stage
from reporting.numbering import letter
from reporting.selectors.candidates import candidates_of, section_of, upcoming_of
from reporting.services import phrases
from reporting.services.annexes import rows_of
from reporting.services.questions import ask_again, close_question
from reporting.services.references import cited_paragraphs, text_day
from reporting.services.write import Chapters, Draft, recommendation, write_text
from reporting.states import Part

NEIGHBOURS = frozenset({Level.BILATERAL, Level.TRILATERAL})  # frames of two or three states: Annex I gives them
SUB_FORMS = (Form.SHARING, Form.INTEROPERABILITY)
DOMAINS = ((Domain.LAND, "land"), (Domain.SEA, "the sea"), (Domain.AIR, "the air"))


def draft_stage(*, actor: Actor, stage: Stage) -> Stage:
    """Write the text anew from the log; whatever was drafted before is replaced."""
    with audit.unit(actor):
        locked = Stage.objects.select_for_update(of=("self",)).select_related("cycle").get(pk=stage.pk)
        if not can(actor, "draft", locked):
            raise Forbidden(_("This text has gone round and is not drafted anew."))
        found = candidates_of(locked.cycle)
        text = _Text(locked, section_of(found, "period"), section_of(found, "earlier"), upcoming_of(locked.cycle))
        chapters = text.chapters() | {Part.RECOMMENDATION: recommendation(locked)}
        cited = cited_paragraphs(
            said for drafts in chapters.values() for d in drafts for said in (d.text, d.heading_cp)
        )
        rows = rows_of(locked, text.held, text.coming, text.words, cited)
        write_text(actor=actor, stage=locked, chapters=chapters, rows=rows)
        for item in locked.work_items.filter(closed_at=None):
            close_question(actor=actor, item=item, note=_("The text was drafted anew."))
        audit.record("reporting.stage.drafted", locked, changes={"activities": len(text.held)})
        ask_again(stage=locked)
    return locked


def is_interaction(activity: Activity) -> bool:
    """Whether a record belongs to the section on other mechanisms (¶7(c), 8(c))."""
    return activity.relevance == Relevance.INTERACTION or activity.principal_form == Form.MECHANISM


def _under(form: Form, activities: Sequence[Activity]) -> list[Activity]:
    return [activity for activity in activities if activity.principal_form == form]


class _Text:
    """The sections of one draft."""

    def __init__(
        self, stage: Stage, period: Sequence[Activity], earlier: Sequence[Activity], coming: Sequence[Activity]
    ) -> None:
        self.stage, self.cycle = stage, stage.cycle
        self.period, self.earlier, self.coming = list(period), list(earlier), list(coming)
        self.held = [*self.period, *self.earlier]
        self.words: Words = reportable.wording()
        self.interaction = [a for a in self.period if is_interaction(a)]
        self.cooperation = [a for a in self.period if not is_interaction(a)]

    def chapters(self) -> Chapters:
        """Every section but the last, in order; the one on earlier activities only when there are some."""
        chapters: Chapters = {Part.BACKGROUND: self._background(), Part.PROGRESS: self._progress()}
        if self.earlier:
            chapters[Part.EARLIER] = self._earlier()
        chapters[Part.INTERACTION] = self._interaction()
        chapters[Part.UPCOMING] = [Draft(phrases.upcoming(len(self.coming)), sources=[a.pk for a in self.coming])]
        chapters[Part.OBSERVATIONS] = self._observations()
        return chapters

    def _letter(self, part: Part) -> str:
        """The letter the section will have: sections without text are left out before it is given."""
        parts = [one for one in Part if one != Part.EARLIER or self.earlier]
        return letter(parts.index(part)).upper()

    def _background(self) -> list[Draft]:
        day = text_day(self.stage)
        first, last, now = (len(members_of("ADMM", on)) for on in (self.cycle.period_from, self.cycle.cutoff, day))
        sample = phrases.sample([a.sample for a in self.held])
        period = phrases.period(self.cycle, (first, last, now), day)
        return [Draft(phrases.ADOPTED), Draft(phrases.CHAIN), Draft(period), Draft(phrases.VOLUNTARY + sample)]

    def _progress(self) -> list[Draft]:
        domains = [(name, sum(domain in a.domains for a in self.period)) for domain, name in DOMAINS]
        drafts = [Draft(phrases.overview(len(self.period), domains, len(self.earlier)))]
        for form in (Form.PLATFORM, Form.SHARING, Form.INTEROPERABILITY, Form.VISIT, Form.MECHANISM, Form.OTHER):
            drafts += self._form(form)
        return drafts

    def _form(self, form: Form) -> list[Draft]:
        chosen, elsewhere = _under(form, self.cooperation), self._elsewhere(form)
        under = any(_under(one, self.cooperation) or self._elsewhere(one) for one in SUB_FORMS)
        if form in SUB_FORMS and not under:
            return []
        if form == Form.MECHANISM and self.interaction:
            drafts = [Draft(phrases.reported_in(self._letter(Part.INTERACTION)))]
        elif not chosen and elsewhere:
            drafts = [Draft(phrases.all_told_in(elsewhere))]
        elif not chosen and form == Form.PLATFORM and under:
            drafts = [Draft(phrases.UNDER_ITS_FORMS)]
        else:
            drafts = self._list(chosen, phrases.SEVERAL[form], phrases.NONE[form])
            drafts[0].text = f"{phrases.some_told_in(len(chosen), elsewhere)}{drafts[0].text}"
        drafts[0].heading, drafts[0].heading_cp, drafts[0].heading_level = phrases.HEADINGS[form]
        return drafts

    def _elsewhere(self, form: Form) -> dict[str, int]:
        """How many activities of Figure 1 under this form other sections tell of, by their letter."""
        others = ((Part.EARLIER, self.earlier), (Part.INTERACTION, self.interaction))
        return {self._letter(part): len(_under(form, told)) for part, told in others if _under(form, told)}

    def _list(self, chosen: Sequence[Activity], several: str, none: str) -> list[Draft]:
        if not chosen:
            return [Draft(none)]
        if len(chosen) == 1:
            return [self._sentence(chosen[0], 0)]
        lead = phrases.with_number(several, len(chosen))
        return [Draft(lead), *(self._sentence(activity, 1) for activity in chosen)]

    def _sentence(self, activity: Activity, level: int) -> Draft:
        return Draft(reportable.paragraph_of(activity, self.words), level=level, sources=[activity.pk])

    def _earlier(self) -> list[Draft]:
        lead = phrases.EARLIER_ONE if len(self.earlier) == 1 else phrases.EARLIER_MANY
        text = phrases.with_number(lead, len(self.earlier))
        return [Draft(text), *(self._sentence(activity, 1) for activity in self.earlier)]

    def _interaction(self) -> list[Draft]:
        register = list(Mechanism.objects.all())
        near = {code for activity in self.cooperation for code in data_of(activity).mechanisms}
        met = near | {code for activity in self.interaction for code in data_of(activity).mechanisms}
        drafts = self._listed_interaction()
        wide = [m for m in register if m.code in near and m.level not in NEIGHBOURS]
        if names := [phrases.abbreviated(m.code, m.name) for m in wide]:
            drafts.append(Draft(phrases.also_concerned(names, self._letter(Part.PROGRESS))))
        if not drafts:
            return [Draft(phrases.NO_INTERACTION)]
        silent = [phrases.abbreviated(m.code, m.name) for m in register if m.named_in_7c and m.code not in met]
        return [*drafts, Draft(phrases.silent_mechanisms(silent))] if silent else drafts

    def _listed_interaction(self) -> list[Draft]:
        """One interaction is a paragraph, several are a list."""
        if len(self.interaction) < 2:
            return [self._sentence(activity, 0) for activity in self.interaction]
        return [Draft(phrases.INTERACTION), *(self._sentence(activity, 1) for activity in self.interaction)]

    def _observations(self) -> list[Draft]:
        wishes = [Draft(wish, level=1) for wish in phrases.WISHES]
        return [Draft(phrases.COMMON_LIST), Draft(phrases.MAY_WISH), *wishes, Draft(phrases.COMMUNITY)]
