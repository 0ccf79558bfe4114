"""Pictures of a page at desk and telephone width, and what axe-core and the CSP say about it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
SHOTS = ROOT / "screenshots"
AXE = ROOT / "tests" / "browser" / "vendor" / "axe.min.js"
CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
WIDTHS = (1280, 390)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass(frozen=True)
class Violation:
    """One rule that a page breaks, and where."""

    rule: str
    help: str
    targets: tuple[str, ...]


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless browser from the distribution."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


def shoot(page: Page, name: str) -> list[Path]:
    """Stores screenshots/NAME-1280.png and NAME-390.png of the whole page."""
    SHOTS.mkdir(exist_ok=True)
    before = page.viewport_size
    stored = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        path = SHOTS / f"{name}-{width}.png"
        page.screenshot(path=str(path), full_page=True)
        stored.append(path)
    if before:
        page.set_viewport_size(before)
    return stored


def violations(page: Page) -> list[Violation]:
    """What axe-core finds at both widths; the script runs through the driver, so the page's CSP stays as it is."""
    found: list[Violation] = []
    before = page.viewport_size
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(AXE.read_text(encoding="utf-8"))
        result: dict[str, Any] = page.evaluate(
            "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES
        )
        found += [_violation(item) for item in result["violations"]]
    if before:
        page.set_viewport_size(before)
    return found


def _violation(item: dict[str, Any]) -> Violation:
    return Violation(item["id"], item["help"], tuple(str(node["target"]) for node in item["nodes"]))


def too_wide(page: Page, widths: tuple[int, ...] = (320, 390, 768, 1280)) -> list[str]:
    """The widths at which the page scrolls sideways, each with the words that reach furthest to the right."""
    before, found = page.viewport_size, []
    furthest = """() => [...document.querySelectorAll('main *')]
      .map(e => [e.getBoundingClientRect().right, e.tagName + ' ' + e.textContent.trim().slice(0, 40)])
      .sort((one, other) => other[0] - one[0])[0][1]"""
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append(f"{width}: {page.evaluate(furthest)}")
    if before:
        page.set_viewport_size(before)
    return found


def squeezed(page: Page, widths: tuple[int, ...] = (390, 1280), least: int = 80) -> list[str]:
    """Text that has to run in a column a few letters wide."""
    before, found = page.viewport_size, []
    script = """least => [...document.querySelectorAll('main p, main li > div')]
      .filter(e => e.checkVisibility() && e.textContent.trim().length > 30 && !e.closest('.visually-hidden'))
      .filter(e => e.getBoundingClientRect().width < least)
      .map(e => e.textContent.trim().slice(0, 40))"""
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width}: {text}" for text in page.evaluate(script, least)]
    if before:
        page.set_viewport_size(before)
    return found


def small_targets(page: Page, least: int = 44) -> list[str]:
    """Controls below 44 px at 390 px, links inside a sentence left out."""
    before = page.viewport_size
    page.set_viewport_size({"width": 390, "height": 900})
    script = """least => [...document.querySelectorAll('a[href], button, summary, select, input:not([type=hidden])')]
      .filter(e => e.checkVisibility() && !e.closest('p, .hint, label, td, dd, .skip, .para'))
      .filter(e => e.getBoundingClientRect().height < least - 0.5)
      .map(e => (e.textContent || e.name).trim().slice(0, 40) + ' ' + Math.round(e.getBoundingClientRect().height))"""
    found: list[str] = page.evaluate(script, least)
    if before:
        page.set_viewport_size(before)
    return found


@contextmanager
def csp_reports(page: Page) -> Iterator[list[str]]:
    """Collects what the browser refused under the Content-Security-Policy."""
    seen: list[str] = []
    page.on("console", lambda message: seen.append(message.text) if "Content Security Policy" in message.text else None)
    yield seen
