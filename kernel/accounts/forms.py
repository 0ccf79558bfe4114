"""Forms of people and posts."""

from typing import Any

from django import forms
from django.contrib.auth.forms import SetPasswordForm
from django.utils.translation import gettext_lazy as _

from kernel.access.actor import ROLE_LABELS, STATE, Actor, Role
from kernel.accounts.forms_password import AGAIN, DIFFERENT, RULE, word
from kernel.accounts.models import Post, User
from kernel.accounts.services.ask import Note
from kernel.accounts.states import Standing
from kernel.members.models import Office
from kernel.ui.day_field import DayField
from kernel.ui.posted import plain_text

OF_A_STATE = tuple(role for role in Role if role in STATE)
OF_THE_SECRETARIAT = tuple(role for role in Role if role not in STATE)


class PersonForm(forms.Form):
    """Whom an invitation is for, and from when to when."""

    name = forms.CharField(label=_("Name"), max_length=200, validators=[plain_text])
    email = forms.EmailField(
        label=_("E-mail address"), max_length=254, help_text=_("The person signs in with it. It must be their own.")
    )
    start = DayField(label=_("First day"))
    end = DayField(label=_("Last day"), required=False, help_text=_("Leave it empty if it is not known."))


class InviteForm(PersonForm):
    """A post of one's own office."""

    def __init__(self, *args: Any, office: Office, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = OF_A_STATE if office.is_state else OF_THE_SECRETARIAT
        self.fields["role"] = forms.ChoiceField(
            label=_("Post"), choices=[(role.value, ROLE_LABELS[role]) for role in roles], widget=forms.RadioSelect
        )
        self.order_fields(["role", "name", "email", "start", "end"])


class NoteForm(forms.Form):
    """The note by which a state asks."""

    note_reference = forms.CharField(
        label=_("Reference of the note"), max_length=200, validators=[plain_text], help_text=_("As the note has it.")
    )
    note_date = DayField(label=_("Date of the note"))

    @property
    def note(self) -> Note:
        """What was typed."""
        return Note(self.cleaned_data.get("note_reference") or "", self.cleaned_data.get("note_date"))


class FirstApproverForm(NoteForm, PersonForm):
    """The first approver of a Member State."""

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = Office.objects.visible_to(actor).filter(kind="state")
        self.fields["office"] = forms.ModelChoiceField(
            label=_("Member State"), queryset=states, to_field_name="code", empty_label=_("Choose a Member State")
        )
        self.order_fields(["office", "note_reference", "note_date", "name", "email", "start", "end"])


class LostFactorForm(NoteForm):
    """An administrator names the note; a colleague need not."""

    def __init__(self, *args: Any, by_note: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("note_reference", "note_date"):
            if by_note:
                self.fields[name].required = False
            else:
                del self.fields[name]


class StandInForm(PersonForm):
    """Who stands for a post, and as what."""

    def __init__(self, *args: Any, post: Post, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        second = (Standing.AIDE, _("Aide: reads for the official")), (Standing.DEPUTY, _("Deputy"))
        official = post.role == Role.OFFICIAL
        kinds = [*(second if official else second[1:]), (Standing.COVER, _("Leave cover, from one day to another"))]
        self.fields["standing"] = forms.ChoiceField(label=_("As"), choices=kinds, widget=forms.RadioSelect)
        self.order_fields(["standing", "name", "email", "start", "end"])


class ClearanceForm(forms.Form):
    """How an office clears its records."""

    clears = forms.BooleanField(
        label=_("An approver clears each record before it goes to the secretariat."),
        required=False,
        help_text=_("A draft then waits for an approver of your office. Without this, whoever writes it may send it."),
    )
    on_paper = forms.BooleanField(
        label=_("A signature on the printed clearance sheet may stand for that."),
        required=False,
        help_text=_("A focal point then notes who signed and when. It has no effect without the box above."),
    )


class EndForm(forms.Form):
    """The last day of a post."""

    last_day = DayField(label=_("Last day"), help_text=_("The post is open until midnight of this day in its capital."))
    comment = forms.CharField(
        label=_("Why"),
        max_length=300,
        validators=[plain_text],
        help_text=_("It stands in the audit, for the approvers of the office and the auditors."),
    )


class HandOverForm(forms.Form):
    """When a post ends, what its holder leaves, and who follows."""

    last_day = DayField(label=_("Last day of the present holder"))
    note = forms.CharField(
        label=_("Note for whoever follows"),
        max_length=10_000,
        required=False,
        validators=[plain_text],
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("What is open, who knows about it, what comes next. Drafts stay with the office by themselves."),
    )
    name = forms.CharField(label=_("Name"), max_length=200, required=False, validators=[plain_text])
    email = forms.EmailField(label=_("E-mail address"), max_length=254, required=False)
    start = DayField(label=_("First day"), required=False)

    def clean(self) -> dict[str, Any]:
        """A successor is named in full or not at all."""
        data = super().clean() or {}
        wanted = ("name", "email", "start")
        if any(data.get(name) for name in wanted):
            for name in wanted:
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, _("Fill this in too, or leave all three empty."))
        return data


class NoticeAddressForm(forms.Form):
    """Where notices go."""

    address = forms.EmailField(
        label=_("Address for notices"),
        max_length=254,
        required=False,
        help_text=_("A post may share a mailbox with others. Leave it empty to use your sign-in address."),
    )


class SignInAddressForm(forms.Form):
    """Another address to sign in with."""

    new_email = forms.EmailField(label=_("New sign-in address"), max_length=254)


class CodeForm(forms.Form):
    """What stands on a printed invitation."""

    email = forms.EmailField(label=_("Your e-mail address"), max_length=254)
    code = forms.CharField(
        label=_("Code"), max_length=40, help_text=_("Four groups of letters and figures, as they are printed.")
    )


class NewPersonForm(SetPasswordForm):
    """Two equal passwords that pass the house's rules."""

    error_messages = {**SetPasswordForm.error_messages, "password_mismatch": DIFFERENT}

    def __init__(self, user: User, data: object = None) -> None:
        super().__init__(user, data)
        word(self.fields["new_password1"], _("Password"), RULE)
        word(self.fields["new_password2"], AGAIN)
