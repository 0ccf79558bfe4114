"""Who can see a cycle, a text and a pack; who was let read one pack."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kernel.access.querysets import PolicyQuerySet, can
from kernel.access.request import PortalRequest
from kernel.accounts.seeing.forms import GrantForm
from kernel.accounts.seeing.grants import Held
from kernel.accounts.seeing.views import Crumbs, GrantWords, answer_grant, who_sees_page
from reporting.models import Cycle, Pack, Stage
from reporting.selectors.readers import possible_readers, readers
from reporting.selectors.sight import sight_of_cycle, sight_of_pack, sight_of_stage
from reporting.services.readers import end_reading, name_reader
from reporting.states import PackState


@require_safe
@login_required
def cycle_who_sees(request: PortalRequest, public_id: str) -> HttpResponse:
    """Everybody who sees the cycle now."""
    cycle = Cycle.objects.get_for(request.actor, "view", public_id=public_id)
    return who_sees_page(request, sight_of_cycle(cycle, request.actor), _to_cycle(cycle))


@require_safe
@login_required
def stage_who_sees(request: PortalRequest, public_id: str) -> HttpResponse:
    """Everybody who reads the text now."""
    stage = Stage.objects.select_related("cycle").get_for(request.actor, "view", public_id=public_id)
    lead = _("%(cycle)s, text for %(body)s") % {"cycle": stage.cycle, "body": stage.label}
    return who_sees_page(request, sight_of_stage(stage, request.actor), _to_stage(stage), lead=lead)


@require_safe
@login_required
def pack_who_sees(request: PortalRequest, public_id: str) -> HttpResponse:
    """Everybody who reads the pack now."""
    pack = _packs().get_for(request.actor, "view", public_id=public_id)
    more = {"lead": _lead(pack)}
    if can(request.actor, "name_readers", pack):
        more |= _where_to_name(pack)
    return who_sees_page(request, sight_of_pack(pack, request.actor), _to_pack(pack), **more)


@login_required
def pack_readers(request: PortalRequest, public_id: str) -> HttpResponse:
    """Who was let read the pack; let one more person read it."""
    pack = _packs().get_for(request.actor, "name_readers", public_id=public_id)
    form = GrantForm(request.POST or None, posts=possible_readers(), hint=_hint())

    def save() -> str:
        given = form.cleaned_data
        name_reader(actor=request.actor, pack=pack, post=given["person"], reason=given["reason"])
        return _("%(person)s can read the pack now.") % {"person": given["person"].user.name}

    held = [(each, _end_url(public_id, each)) for each in readers(pack)]
    closed = _("This pack is released: every Member State can read it.") if pack.state == PackState.RELEASED else ""
    more = {"crumbs": _to_pack(pack), "lead": _lead(pack), "closed": closed, "back": _to_pack(pack)[-1][1]}
    return answer_grant(request, form, save, words=_words(), held=held, **more)


@require_POST
@login_required
def reader_end(request: PortalRequest, public_id: str, grant: UUID) -> HttpResponse:
    """Take one person's reading back."""
    pack = Pack.objects.get_for(request.actor, "name_readers", public_id=public_id)
    ended = end_reading(actor=request.actor, pack=pack, public_id=grant)
    messages.success(request, _("%(person)s can no longer read the pack.") % {"person": ended.user})
    return redirect("reporting:pack-readers", public_id)


def _packs() -> PolicyQuerySet[Pack]:
    return Pack.objects.select_related("stage__cycle", "snapshot")


def _lead(pack: Pack) -> str:
    words = _("%(cycle)s, pack for %(body)s, edition %(edition)s")
    return words % {"cycle": pack.stage.cycle, "body": pack.stage.label, "edition": pack.snapshot.edition}


def _to_cycle(cycle: Cycle) -> Crumbs:
    own = (cycle.title, reverse("reporting:cycle-detail", args=[cycle.public_id]))
    return [(_("Reports"), reverse("reporting:cycle-list")), own]


def _to_stage(stage: Stage) -> Crumbs:
    return [*_to_cycle(stage.cycle), (stage.label, reverse("reporting:stage-detail", args=[stage.public_id]))]


def _to_pack(pack: Pack) -> Crumbs:
    return [*_to_stage(pack.stage), (_("Pack"), reverse("reporting:pack-release", args=[pack.public_id]))]


def _end_url(public_id: str, held: Held) -> str:
    return reverse("reporting:reader-end", args=[public_id, held.grant.public_id])


def _where_to_name(pack: Pack) -> dict[str, str]:
    """The way to the page of those who were let read it, for a publisher."""
    return {
        "grants_url": reverse("reporting:pack-readers", args=[pack.public_id]),
        "grants_title": _("One reader"),
        "grants_text": _("One person of a Member State can be let read a pack that is not released."),
        "grants_verb": _("Let somebody read it"),
    }


def _hint() -> str:
    return _("Read by the secretariat and by this person.")


def _words() -> GrantWords:
    return GrantWords(
        title=_("Readers of this pack"),
        now=_("Who was let read it"),
        give=_("Let one person read it"),
        verb=_("Let this person read it"),
        means=_(
            "This person alone can read and download the files; nobody else of that office can. "
            "It ends when the pack is withdrawn, when the person’s post ends, or when you end it."
        ),
        end=_("End it"),
        ended=_("Whoever is taken off can no longer open the pack. Files already downloaded stay where they are."),
        nobody=_("No Member State has anybody with an open post."),
    )
