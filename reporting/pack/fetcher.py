"""The fetcher of the typesetter: it knows a fixed list of files and refuses everything else."""

from pathlib import Path
from typing import Any

from weasyprint.urls import URLFetcher, URLFetcherResponse

TYPES = {".css": "text/css", ".ttf": "font/ttf"}


class PackFetcher(URLFetcher):
    """Hands over the bytes of the files it knows; no network, no other file, no data URL."""

    def __init__(self, files: dict[str, Path]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._files = {url: (path.suffix, path.read_bytes()) for url, path in files.items()}
        self.refused: list[str] = []

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """The bytes of a known file; ValueError for anything else."""
        if url not in self._files:
            self.refused.append(url)
            raise ValueError("Only the pack's own style sheet and faces may be read.")
        suffix, data = self._files[url]
        return URLFetcherResponse(url, data, {"Content-Type": TYPES[suffix]})
