"""Who can see a record, its co-authors, and its versions."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from activities.forms.comparison import ComparisonForm
from activities.models import Activity
from activities.policy import EDITABLE
from activities.selectors.co_authors import co_authors, possible_co_authors
from activities.selectors.lists import marked
from activities.selectors.readers import readers_in_words
from activities.selectors.revisions import compared, versions_of
from activities.selectors.sight import sight_of
from activities.services.co_authors import end_co_authorship, name_co_author
from activities.views.detail import record_for
from kernel.access.request import PortalRequest
from kernel.accounts.seeing.forms import GrantForm
from kernel.accounts.seeing.grants import Held
from kernel.accounts.seeing.views import Crumbs, GrantWords, answer_grant, who_sees_page


@require_safe
@login_required
def activity_who_sees(request: PortalRequest, reference: str) -> HttpResponse:
    """Everybody who sees the record now, and who will after the steps to come."""
    activity = record_for(request, reference)
    later = readers_in_words(activity, request.actor)[1:]
    more = {"later": later, "lead": activity.title, **_where_to_name(activity)}
    return who_sees_page(request, sight_of(activity, request.actor), _crumbs(activity), **more)


@require_safe
@login_required
def activity_revisions(request: PortalRequest, reference: str) -> HttpResponse:
    """Every version this reader may read, and what differs between two of them."""
    rows = marked(Activity.objects.for_record(), request.actor)
    activity = rows.get_for(request.actor, "history", reference=reference)
    versions = versions_of(activity, request.actor)
    found = compared(versions, request.GET.get("old", ""), request.GET.get("new", ""))
    chosen = {"old": found.old.key, "new": found.new.key} if found else {}
    form = ComparisonForm(initial=chosen, versions=[(each.key, each.title) for each in versions])
    context = {"activity": activity, "versions": versions, "compared": found, "form": form}
    return render(request, "activities/activity_revisions.html", context)


@login_required
def activity_co_authors(request: PortalRequest, reference: str) -> HttpResponse:
    """The co-authors of a draft; ask another."""
    activity = Activity.objects.select_related("owner").get_for(request.actor, "name_co_authors", reference=reference)
    form = GrantForm(request.POST or None, posts=possible_co_authors(activity), hint=_hint())

    def save() -> str:
        given = form.cleaned_data
        name_co_author(actor=request.actor, activity=activity, post=given["person"], reason=given["reason"])
        return _("%(person)s is a co-author now.") % {"person": given["person"].user.name}

    held = [(each, _end_url(reference, each)) for each in co_authors(activity)]
    closed = "" if activity.state in EDITABLE else _("Only a draft or a returned record can get a co-author.")
    more = {"crumbs": _crumbs(activity), "lead": activity.title, "closed": closed, "back": _crumbs(activity)[-1][1]}
    return answer_grant(request, form, save, words=_words(), held=held, **more)


@require_POST
@login_required
def co_author_end(request: PortalRequest, reference: str, grant: UUID) -> HttpResponse:
    """End one co-authorship."""
    activity = Activity.objects.get_for(request.actor, "name_co_authors", reference=reference)
    ended = end_co_authorship(actor=request.actor, activity=activity, public_id=grant)
    messages.success(request, _("%(person)s is no longer a co-author.") % {"person": ended.user})
    return redirect("activities:activity-co-authors", reference)


def _crumbs(activity: Activity) -> Crumbs:
    own = (activity.reference, reverse("activities:activity-detail", args=[activity.reference]))
    return [(_("Activities"), reverse("activities:activity-list")), own]


def _end_url(reference: str, held: Held) -> str:
    return reverse("activities:co-author-end", args=[reference, held.grant.public_id])


def _where_to_name(activity: Activity) -> dict[str, str]:
    """The way to the page of co-authors, for those who may name them."""
    if not getattr(activity, "may_name_co_authors", 0):
        return {}
    return {
        "grants_url": reverse("activities:activity-co-authors", args=[activity.reference]),
        "grants_title": _("Co-authors"),
        "grants_text": _("A focal point of another office can be asked to write in a draft of yours."),
        "grants_verb": _("Name or end co-authors"),
    }


def _hint() -> str:
    return _("Read by your office, by this person and, once the record is submitted, by the secretariat.")


def _words() -> GrantWords:
    return GrantWords(
        title=_("Co-authors"),
        now=_("Who writes in it with you"),
        give=_("Name a co-author"),
        verb=_("Name this co-author"),
        means=_(
            "This person alone can read the draft and change it; nobody else of that office can. Your office submits. "
            "It ends when the record is accepted, when the person’s post ends, or when you end it."
        ),
        end=_("End it"),
        ended=_("Whoever is taken off can no longer open the draft. What they wrote stays."),
        nobody=_("No other office has a focal point with an open post."),
    )
