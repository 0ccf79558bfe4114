"""Every component has its place in the styleguide, and every state its tone."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from kernel.ui.tones import TONES
from kernel.workflow.registry import all_machines

COMPONENTS = Path(settings.BASE_DIR) / "templates" / "components"
GUIDE = Path(settings.BASE_DIR) / "templates" / "portal"
ELSEWHERE = {
    "crumbs",
    "page_head",
    "read",
    "blockers",
    "field_error",
}  # part of a page or of another component


def test_every_component_is_drawn_in_the_styleguide():
    drawn = "".join(path.read_text() for path in [GUIDE / "styleguide.html", *(GUIDE / "styleguide").glob("*.html")])
    names = {path.stem for path in COMPONENTS.glob("[!_]*.html")}
    missing = {name for name in names if not re.search(rf"<c-{name.replace('_', '-')}[\s/>]", drawn)}
    assert missing - ELSEWHERE == set()


@pytest.mark.django_db
def test_the_styleguide_opens_and_shows_a_tag_for_every_state(client: Client):
    page = client.get("/styleguide/").content.decode()
    assert page.count('class="tag tag-') > len(TONES)


@pytest.mark.django_db
def test_pages_without_sign_in_have_one_heading_of_the_first_level(client: Client):
    paths = ("/styleguide/", "/accounts/login/", "/help/", "/help/words/", "/help/accessibility/", "/nothing-here/")
    assert {path: client.get(path).content.decode().count("<h1") for path in paths} == dict.fromkeys(paths, 1)


def test_every_state_of_every_machine_has_its_own_tone():
    states = {state for machine in all_machines() for state in machine.states}
    assert sorted(states - set(TONES)) == []
