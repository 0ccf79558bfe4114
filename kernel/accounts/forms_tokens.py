"""The form of a new API token."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kernel.access.actor import CONTENT, Actor
from kernel.accounts.models import Post
from kernel.accounts.states import TokenScope
from kernel.ui.posted import plain_text

LIVES = ((30, _("30 days")), (90, _("90 days")), (180, _("Half a year")), (365, _("One year")))


class TokenForm(forms.Form):
    """What a token is for, whose post it acts for, what it may do and how long."""

    label = forms.CharField(
        label=_("What it is for"),
        max_length=100,
        validators=[plain_text],
        help_text=_("For example: log of the border command."),
        error_messages={"required": _("Write what it is for, so that you know it again.")},
    )
    scopes = forms.MultipleChoiceField(
        label=_("What it may do"),
        choices=TokenScope.choices,
        initial=[TokenScope.READ],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Never more than you may do yourself."),
        error_messages={"required": _("Tick at least one.")},
    )
    days = forms.TypedChoiceField(
        label=_("How long it works"), choices=LIVES, coerce=int, initial=90, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = {post.post_id: post.label for post in actor.posts_with(CONTENT)}
        held = Post.objects.visible_to(actor).filter(pk__in=names).select_related("office", "user")
        self.posts = {str(post.public_id): post for post in held}
        self.fields["post"] = forms.ChoiceField(
            label=_("It acts for your post"),
            choices=[(key, names[post.pk]) for key, post in self.posts.items()],
            initial=next(iter(self.posts), None),
            widget=forms.RadioSelect if len(self.posts) > 1 else forms.HiddenInput,
        )
        self.order_fields(["label", "post", "scopes", "days"])

    def given(self) -> dict[str, Any]:
        """What the service needs."""
        given = self.cleaned_data
        life = timedelta(days=given["days"])
        return {"post": self.posts[given["post"]], "label": given["label"], "scopes": given["scopes"], "life": life}
