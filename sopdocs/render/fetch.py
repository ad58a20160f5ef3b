"""What WeasyPrint may open: data: URIs and the known font files. No network, no other file."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any

from weasyprint.urls import URLFetcher, URLFetcherResponse

from sopdocs.typefaces import Typefaces


class OwnFiles(URLFetcher):  # type: ignore[misc]
    """Fetches nothing but data: URIs and the files of ``typefaces``."""

    def __init__(self, typefaces: Typefaces) -> None:
        super().__init__(allowed_protocols=("data", "file"), allow_redirects=False)
        self._typefaces = typefaces

    @cached_property
    def _files(self) -> dict[str, Path]:
        """By address; most documents ask for none, their fonts come with the style sheet."""
        return {path.resolve().as_uri(): path for path in self._typefaces.files.values()}

    def fetch(self, url: str, headers: Any = None) -> Any:
        """The resource, or ValueError for anything not our own."""
        if url.startswith("data:"):
            return super().fetch(url, headers)
        path = self._files.get(url)
        if path is None:
            raise ValueError(f"tidak diizinkan: {url}")
        return URLFetcherResponse(url, path.read_bytes())
