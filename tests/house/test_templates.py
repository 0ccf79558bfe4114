"""DESIGN §6: no inline script or style, nothing from elsewhere."""

import re

from tests.house.source import short, templates

RULES = {
    "an inline style": re.compile(r"\sstyle="),
    "an event attribute": re.compile(r"\son[a-z]+="),
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)"),
    "an inline style sheet": re.compile(r"<style"),
    "an address elsewhere": re.compile(r"(?:src|href)=\"https?://"),
    "text marked as safe": re.compile(r"\|\s*safe\b|autoescape off"),
}


def test_no_template_holds_what_the_policy_of_the_browser_forbids():
    pages = [path for path in templates() if "pack" not in path.parts and "emails" not in path.parts]
    assert pages
    assert [f"{short(p)}: {what}" for p in pages for what, rule in RULES.items() if rule.search(p.read_text())] == []
