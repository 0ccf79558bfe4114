"""Every form that takes text says what may not be entered (DESIGN §4, ¶9)."""

import re
from typing import Any

from tests.factories import pages
from tests.house.source import short, templates
from tests.house.test_queries import paths_by_route

SENTENCE = "Nothing classified, and nothing on territory or boundaries (¶9)."
FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
TEXTAREA = re.compile(r"<textarea\b")
WITHOUT = {
    "templates/allauth/elements/field.html": "the frame of a field; no page of allauth asks for a text",
    "templates/portal/_typed.html": "gives back what was typed; it is no form",
}


def test_every_template_that_draws_a_text_area_says_it():
    drawn = [path for path in templates() if TEXTAREA.search(path.read_text())]
    assert drawn
    assert [short(p) for p in drawn if "<c-scope" not in p.read_text() and short(p) not in WITHOUT] == []


def test_every_form_with_a_text_area_says_it_on_the_page(cast: Any) -> None:
    routes = paths_by_route(pages.build(cast))
    seen, silent = set(), []
    for key in ("officer", "publisher", "vn_focal", "vn_approver"):
        client = cast.client_for(getattr(cast, key))
        for name, path in [(name, path) for name, paths in routes.items() for path in paths]:
            answer = client.get(path)
            if answer.streaming or "html" not in answer.get("Content-Type", ""):
                continue
            forms = [form for form in FORM.findall(answer.content.decode()) if TEXTAREA.search(form)]
            seen |= {name} if forms else set()
            silent += [(key, path) for form in forms if SENTENCE not in form]
    assert silent == []
    assert {"activities:activity-new", "activities:activity-hold", "reporting:paragraph-edit"} <= seen
    assert {"reporting:stage-reply", "reporting:stage-position", "reporting:row-edit"} <= seen
