"""Requests made up from the API's own description, in four roles, to a server of their own: does each answer fit?"""

import json
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count as numbers
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import requests
import schemathesis
from django.db import connection
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi import checks

from activities.api.acts import ACTS
from activities.models import Activity
from kernel.accounts.services.issue_token import issue_token
from kernel.accounts.states import TokenScope
from tests.cast import Cast
from tests.factories import members
from tests.factories import world as small
from tests.isolation import databases
from tests.isolation.surfaces import OVER_THE_API
from tests.isolation.two_world import RAW
from tests.servers import House

READERS = ("officer", "vn_focal", "th_official", "auditor")
ALWAYS = (
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
)
MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
AT_A_TIME, PATIENCE = 20, 120
TOO_LONG = 414  # the server's own refusal of an address, which the description names
QUIET = {"database": None, "deadline": None, "suppress_health_check": list(HealthCheck), "phases": [Phase.generate]}


@dataclass
class Fuzzing:
    """One run: the server, its description, the tokens, what may be named, and what came of it."""

    address: str
    tokens: dict[str, str]
    references: list[str]
    choose: random.Random
    asked: int = 0
    wrong: list[dict[str, str]] = field(default_factory=list)

    def run(self, number: int) -> None:
        """Ask so many times: each operation by each reader in turn, with what fits the description and not.

        Each turn is a few cases, so few that a small number also comes to every operation in every role. The order
        and the cases follow from the seed.
        """
        operations = [found.ok() for found in self.schema().get_all_operations()]
        turns = [(operation, reader, mode) for operation in operations for reader in READERS for mode in MODES]
        at_a_time = max(1, min(AT_A_TIME, number // len(turns)))
        for once in numbers():
            self.choose.shuffle(turns)
            for operation, reader, mode in turns:
                if self.asked >= number:
                    return
                self.some(operation, reader, mode, most=min(at_a_time, number - self.asked), once=once)

    def schema(self) -> Any:
        """The description as the server gives it out."""
        kept = {"Accept": "application/vnd.oai.openapi+json", "Authorization": f"Bearer {self.tokens['officer']}"}
        answer = requests.get(f"{self.address}/api/v1/schema/", headers=kept, timeout=60)
        loaded = schemathesis.openapi.from_dict(answer.json())
        loaded.config.update(base_url=self.address)
        rejecting = loaded.config.checks.negative_data_rejection
        rejecting.expected_statuses = [*rejecting.expected_statuses, str(TOO_LONG)]
        return loaded

    def some(self, operation: Any, reader: str, mode: GenerationMode, *, most: int, once: int) -> None:
        """Some cases of one operation by one reader."""

        @seed(self.choose.randrange(2**32) + once)
        @settings(max_examples=most, **QUIET)
        @given(case=operation.as_strategy(generation_mode=mode))
        def ask(case: Any) -> None:
            self.ask(case, reader)

        ask()

    def ask(self, case: Any, reader: str) -> None:
        """Send one case and look at its answer."""
        self.asked += 1
        self.make_real(case)
        signed = {"Authorization": f"Bearer {self.tokens[reader]}"}
        answer = case.call(base_url=self.address, headers=signed, timeout=PATIENCE)
        try:
            case.validate_response(answer, checks=list(ALWAYS))
        except FailureGroup as found:
            titles = sorted({failure.title for failure in found.exceptions})
            said = f"{answer.status_code}: {', '.join(titles)}"
            asked = f"{case.method} {case.formatted_path} {case.query} {case.headers} {case.body!r}"
            self.wrong.append({"reader": reader, "asked": asked[:2000], "wrong": said, "why": str(found)[:1500]})

    def make_real(self, case: Any) -> None:
        """Name a record, a step that takes what is sent, and a version, all of which are there, three times of four."""
        names = taking(case.body) or list(OVER_THE_API)
        real = {"reference": self.references, "name": names, "code": ["VN", "TL", "DGICM", "CP2019"]}
        for name in set(real) & set(case.path_parameters or ()):
            if self.choose.random() < 0.75:
                case.path_parameters[name] = self.choose.choice(real[name])
        if "If-Match" in (case.headers or {}) and self.choose.random() < 0.75:
            case.headers["If-Match"] = f'"{self.choose.randint(1, 4)}"'


def taking(body: Any) -> list[str]:
    """The acts over the API that take exactly such fields; none where nothing is sent."""
    sent = set(body) if isinstance(body, dict) else set()
    return [name for name, act in ACTS.items() if sent and sent <= set(act.said().fields)]


@contextmanager
def server(seed: int, *, guarded: bool) -> Iterator[Fuzzing]:
    """A server on a database of its own, in which records stand in every situation."""
    name = databases.clone(f"{connection.settings_dict['NAME']}_fuzz", connection.settings_dict["NAME"])
    with TemporaryDirectory(prefix="fuzz-") as folder, databases.inside(name):
        members.register()
        cast = Cast()
        small.records(cast)
        house = House(Path(folder), also={"API_GUARD": "on" if guarded else "off"})
        try:
            (address,) = house.web_servers(1, "tests.evidence.api_application")
            references = list(Activity.objects.values_list("reference", flat=True))
            yield Fuzzing(address, {who: token(cast, who) for who in READERS}, references, random.Random(seed))
        finally:
            house.stop()
    databases.drop(name)


def token(cast: Cast, who: str) -> str:
    """A token of this person that may do everything a token can."""
    person = getattr(cast, who)
    _token, secret = issue_token(actor=person.actor, post=person.posts[0], scopes=TokenScope.values)
    return secret


def api_fuzz(*, seed: int, count: int, guarded: bool) -> tuple[int, int]:
    """Requests, and those whose answer broke or did not fit; with the guard off no refusal is a problem+json."""
    with server(seed, guarded=guarded) as fuzzing:
        fuzzing.run(count)
        keep(f"api_fuzz-{seed}-{'guarded' if guarded else 'control'}", fuzzing.wrong)
        return fuzzing.asked, len(fuzzing.wrong)


def keep(name: str, lines: list[dict[str, str]]) -> None:
    """The raw history, one line for each answer that did not fit."""
    RAW.mkdir(parents=True, exist_ok=True)
    (RAW / f"{name}.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
