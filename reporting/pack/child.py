"""The child process that sets one document: ``python -m reporting.pack.child`` in a folder with ``job.json``.

It writes ``out.pdf`` there and one JSON object per line to its output: steps, then a verdict. It sees no setting, no
secret, no font of the machine and no file but the ones ``fonts.resources`` lists; it ends when its parent ends.
"""

import ctypes
import gc
import json
import logging
import os
import re
import resource
import signal
import sys
from pathlib import Path
from typing import Any

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from reporting.pack import extraction, fonts
from reporting.pack.fetcher import PackFetcher
from reporting.pack.process import ANCHOR_END, ANCHOR_START, JOB, OUT

PR_SET_PDEATHSIG = 1
PAGE = re.compile(r"Creating layout - Page (\d+)")
PLACE = re.compile(f"{ANCHOR_START}([\\w.-]+){ANCHOR_END}")


def say(**message: Any) -> None:
    """One line to the parent."""
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


class Steps(logging.Handler):
    """Tells the parent each page as it is laid out."""

    current = 0

    def emit(self, record: logging.LogRecord) -> None:
        """One step for a page's layout; nothing for other messages."""
        if found := PAGE.search(record.getMessage()):
            say(run=self.current, page=int(found[1]))


class Warnings(logging.Handler):
    """Keeps what WeasyPrint complains of, once each."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Remembers the sentence."""
        self.lines[record.getMessage()] = None


def confine(limits: dict[str, int]) -> None:
    """Binds this process to its parent's life and to its limits."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() == 1:
        sys.exit(1)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (limits["cpu_seconds"], limits["cpu_seconds"] + 1))
    resource.setrlimit(resource.RLIMIT_AS, (limits["memory_bytes"], limits["memory_bytes"]))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits["file_bytes"], limits["file_bytes"]))


def first_pages(document: Any) -> dict[str, int]:
    """The first page of each anchor: an anchor repeats on every page its box continues on."""
    pages: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for anchor in page.anchors:
            pages.setdefault(anchor, number)
    return pages


def typeset(job: dict[str, Any], steps: Steps) -> Any:
    """The first of the variants that fits, with the page numbers of its contents filled in by a second run."""
    fetcher, faces = PackFetcher(fonts.resources()), FontConfiguration()

    def lay_out(html: str) -> Any:
        steps.current += 1
        return HTML(string=html, base_url=None, url_fetcher=fetcher).render(font_config=faces, pdf_variant="pdf/a-3a")

    for html in job["variants"]:
        document = lay_out(PLACE.sub("00", html))
        if not job["max_pages"] or len(document.pages) <= job["max_pages"]:
            break
    else:
        return None
    if PLACE.search(html):
        pages = first_pages(document)
        say(pages=len(document.pages))
        document = lay_out(PLACE.sub(lambda m: str(pages.get(m[1], "–")), html))
    return document


def main() -> None:
    """Reads the job, sets it, says how it went."""
    job = json.loads(Path(JOB).read_text())
    confine(job["limits"])
    steps, warnings = Steps(), Warnings()
    progress = logging.getLogger("weasyprint.progress")
    progress.addHandler(steps)
    progress.setLevel(logging.INFO)
    logging.getLogger("weasyprint").addHandler(warnings)
    gc.freeze()
    gc.set_threshold(50_000, 50, 50)
    extraction.install()
    try:
        document = typeset(job, steps)
        if document is None:
            return say(verdict="too long")
        say(writing=len(document.pages))
        document.write_pdf(OUT, pdf_variant="pdf/a-3a")
        say(verdict="done", pages=len(document.pages), warnings=list(warnings.lines))
    except MemoryError:
        say(verdict="memory")
    except RecursionError:
        say(verdict="depth")


if __name__ == "__main__":
    main()
