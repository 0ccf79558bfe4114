"""Who took part: Member States with the organisations that acted for them, partners, observers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from activities.forms.fields import Pairs, boxes, chosen, lines, names, offered, text
from activities.record import HOSTS, LONGEST, Party
from activities.states import Role
from kernel.ui.forms import offer

JOINT = "joint"
ORGANISATIONS = {"others": Role.PARTNER, "observers": Role.OBSERVER, "resource": Role.RESOURCE}


@dataclass(frozen=True)
class Side:
    """What the form asks of one state beside its tick."""

    code: str
    name: str
    services: BoundField
    more: BoundField
    by: BoundField

    @property
    def said(self) -> bool:
        """Whether something stands in it."""
        return any(field.value() or field.errors for field in (self.services, self.more, self.by))


class PartyFields(forms.Form):
    """Gives `parties()`: every side in ASEAN order, then the organisations."""

    host = chosen(lazy("Host"), required=False, help_text=lazy("The Member State that received the others."))
    states = boxes(
        lazy("Member States"),
        help_text=lazy(
            "Each state you tick is asked to confirm. It is printed only after that, or on a public source."
        ),
    )
    observing = boxes(lazy("Member States that observed"))
    others = names(
        lazy("Partners who took part"),
        help_text=lazy("One name on each line: states outside ASEAN, agencies, mechanisms."),
    )
    observers = names(lazy("Other observers"), help_text=lazy("One name on each line."))
    resource = names(lazy("Resource persons"), help_text=lazy("One on each line: the post or the organisation."))

    def ask_of_sides(self, states: Pairs, services: Mapping[str, Pairs]) -> None:
        """The fields of each state: its organisations in the register, others, who represented it."""
        offer(self, "states", states)
        offer(self, "observing", states)
        offer(self, "host", [("", _("No host, or not known")), *states, (JOINT, _("The parties together"))])
        for code, _name in states:
            self.fields[f"services_{code}"] = boxes(_("Organisations that took part"), services.get(code, ()))
            self.fields[f"more_{code}"] = names(_("Others of its organisations"), help_text=_("One on each line."))
            by = text(_("Represented by"), max_length=LONGEST["name"])
            by.help_text = _("Only when somebody else took its seat, for example its embassy.")
            self.fields[f"by_{code}"] = by

    @property
    def sides(self) -> list[Side]:
        """The fields of each state, in ASEAN order."""
        return [
            Side(code, str(name), self[f"services_{code}"], self[f"more_{code}"], self[f"by_{code}"])
            for code, name in offered(self, "states")
        ]

    @property
    def sides_said(self) -> bool:
        """Whether something stands at any state."""
        return any(side.said for side in self.sides)

    def clean(self) -> dict[str, Any]:
        """What stands at a state needs the state to be ticked; none is ticked twice."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        took_part, observed = self._ticked(), set(cleaned.get("observing") or ())
        for code, name in offered(self, "states"):
            words = {"state": str(name)}
            if code in took_part & observed:
                self.add_error("observing", _("%(state)s is ticked twice. Choose one.") % words)
            if self._said(code) and code not in took_part | observed:
                self.add_error("states", _("You wrote who took part for %(state)s. Tick it too.") % words)
        return cleaned

    def parties(self, before: Iterable[Party]) -> Iterator[Party]:
        """Every side that was ticked or written down; a co-host stays one while there is no single host."""
        host, took_part = self.cleaned_data.get("host") or "", self._ticked()
        observed = set(self.cleaned_data.get("observing") or ())
        cohosts = {party.code for party in before if party.role == Role.COHOST}
        for code, _name in offered(self, "states"):
            if code in took_part:
                yield self._side(code, _role(code, host, cohosts))
            elif code in observed:
                yield self._side(code, Role.OBSERVER)
        for name, role in self._organisations().items():
            yield Party(organisation=name, role=role)

    def _said(self, code: str) -> bool:
        return bool(self._services(code) or self.cleaned_data.get(f"by_{code}"))

    def _ticked(self) -> set[str]:
        host = self.cleaned_data.get("host") or ""
        return set(self.cleaned_data.get("states") or ()) | ({host} - {"", JOINT})

    def _side(self, code: str, role: str) -> Party:
        by = (self.cleaned_data.get(f"by_{code}") or "").strip()
        return Party(code=code, role=role, services=tuple(self._services(code)), represented_by=by)

    def _services(self, code: str) -> list[str]:
        given = self.cleaned_data
        return list(dict.fromkeys([*(given.get(f"services_{code}") or ()), *lines(given.get(f"more_{code}"))]))

    def _organisations(self) -> dict[str, str]:
        """Each name once, in its first role."""
        found: dict[str, str] = {}
        for field, role in ORGANISATIONS.items():
            for name in lines(self.cleaned_data.get(field)):
                found.setdefault(name, role)
        return found

    @staticmethod
    def initial_of_parties(parties: Iterable[Party], services: Mapping[str, Pairs]) -> dict[str, Any]:
        """The parties of a record as the form shows them."""
        parties = list(parties)
        sides = [party for party in parties if party.code]
        hosts = [party.code for party in sides if party.role in HOSTS]
        shown: dict[str, Any] = {
            "states": [party.code for party in sides if party.role != Role.OBSERVER],
            "observing": [party.code for party in sides if party.role == Role.OBSERVER],
            "host": hosts[0] if len(hosts) == 1 else JOINT if hosts else "",
        }
        shown |= {field: "\n".join(_in_field(field, parties)) for field in ORGANISATIONS}
        for party in sides:
            known = {name for name, _label in services.get(party.code, ())}
            shown[f"services_{party.code}"] = [name for name in party.services if name in known]
            shown[f"more_{party.code}"] = "\n".join(name for name in party.services if name not in known)
            shown[f"by_{party.code}"] = party.represented_by
        return shown


def _in_field(field: str, parties: Iterable[Party]) -> list[str]:
    """The organisations of one field; whoever took part in a way that has no field of its own is a partner."""
    fields = {role: name for name, role in ORGANISATIONS.items()}
    return [
        party.organisation
        for party in parties
        if party.organisation and fields.get(Role(party.role), "others") == field
    ]


def _role(code: str, host: str, cohosts: set[str]) -> str:
    if host == code:
        return Role.HOST
    if host == JOINT or (not host and code in cohosts):
        return Role.COHOST
    return Role.PARTICIPANT
