"""The forms: whom to give a grant and why, and which role and office to look through."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from kernel.access.actor import ROLE_LABELS, Actor, Role
from kernel.access.preview import LOOKED_THROUGH, OF_OWN_OFFICE, previewed_offices
from kernel.accounts.models import Post
from kernel.members.models import Office
from kernel.ui.forms import offer
from kernel.ui.posted import plain_text

LONGEST_REASON = 300


class GrantForm(forms.Form):
    """One person, named by office and post, and the reason."""

    person = forms.ChoiceField(
        label=lazy("Person"),
        error_messages={"required": lazy("Choose a person."), "invalid_choice": lazy("Choose a person of the list.")},
    )
    reason = forms.CharField(
        label=lazy("Reason"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea({"rows": 3}),
        validators=[plain_text],
        error_messages={"required": lazy("Write the reason.")},
    )

    def __init__(self, *args: Any, posts: Sequence[Post], hint: str = "", **kwargs: Any) -> None:
        self.posts = {str(post.public_id): post for post in posts}
        super().__init__(*args, **kwargs)
        offer(self, "person", [("", _("Choose a person")), *_by_office(posts)])
        self.fields["reason"].help_text = hint

    def clean_person(self) -> Post:
        """The post that was chosen."""
        return self.posts[self.cleaned_data["person"]]


def _by_office(posts: Iterable[Post]) -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (office, [(str(post.public_id), f"{post.user.name}, {post.get_role_display().lower()}") for post in group])
        for office, group in groupby(posts, key=lambda post: post.office.name)
    ]


class PreviewForm(forms.Form):
    """A role, and a Member State where there is more than one to choose."""

    role = forms.ChoiceField(
        label=lazy("Role"),
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), lazy("Choose a role of the list.")),
    )
    office = forms.ChoiceField(
        label=lazy("Member State"),
        error_messages=dict.fromkeys(("required", "invalid_choice"), lazy("Choose a Member State of the list.")),
    )
    next = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, actor: Actor, offices: Sequence[Office], **kwargs: Any) -> None:
        own = previewed_offices(actor)
        self.offices = {office.code: office for office in offices if own is None or office.pk in own}
        super().__init__(*args, **kwargs)
        roles = [role for role in LOOKED_THROUGH if own is None or role in OF_OWN_OFFICE]
        offer(self, "role", [(role.value, ROLE_LABELS[role]) for role in roles])
        states = [(code, office.name) for code, office in self.offices.items()]
        offer(self, "office", states if len(states) == 1 else [("", _("Choose a Member State")), *states])

    def clean_role(self) -> Role:
        """The role that was chosen."""
        return Role(self.cleaned_data["role"])

    def clean_office(self) -> Office:
        """The office that was chosen."""
        return self.offices[self.cleaned_data["office"]]
