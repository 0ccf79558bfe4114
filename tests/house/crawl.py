"""Walks the pages as one person: every link from home, and the addresses it is told to try."""

import re
from collections.abc import Iterable
from html import unescape
from urllib.parse import urljoin, urlsplit

from django.test import Client

LINK = re.compile(r'(?:href|action)="([^"]+)"')
LEFT_ALONE = ("/static/", "/accounts/", "/mail/", "/styleguide/", "/api/v1/schema/")
ROW = re.compile(r"^(/mechanisms/register/[^/]+/)[^/]+(/\w+/)$")  # the editor has pages for every row of the register
MOST = 400


def crawl(client: Client, also: Iterable[str] = ()) -> dict[str, str]:
    """What stands at each address this person can reach by links, headers included."""
    found: dict[str, str] = {}
    kinds: set[str] = set()
    waiting = ["/", "/api/v1/activities/", *also]
    while waiting and len(found) < MOST:
        url = waiting.pop()
        if url in found or seen_its_like(url, kinds):
            continue
        answer = client.get(url)
        text = "" if answer.streaming else answer.content.decode("utf-8", "replace")
        found[url] = f"{answer.status_code} {dict(answer.headers)} {text}"
        waiting += [link for link in links(url, text) if link not in found]
        if answer.status_code in (301, 302):
            waiting.append(urljoin(url, answer["Location"]))
    assert len(found) < MOST, "the pages link to ever new addresses"
    return found


def seen_its_like(url: str, kinds: set[str]) -> bool:
    """Whether the same page of the editor was opened for another row of this kind: one of each is enough."""
    like = ROW.sub(r"\1…\2", url)
    if like == url or like not in kinds:
        kinds.add(like)
        return False
    return True


def links(url: str, text: str) -> Iterable[str]:
    """The portal's own addresses on a page, without anchors; lists with a query are asked for by the test itself."""
    for raw in LINK.findall(text):
        parts = urlsplit(urljoin(url, unescape(raw)))
        if not parts.netloc and not parts.scheme and not parts.query and not parts.path.startswith(LEFT_ALONE):
            yield parts._replace(fragment="").geturl()
