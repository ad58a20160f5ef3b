"""One digest of everything a result depends on besides the files it is about: program, libraries, institutions.

It may only ever be too fine: whatever could change a result changes it. It is made of file digests that `Stamps`
remembers, so that asking again costs one look at each file's times, and nothing heavy is imported.
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

import sopdocs
from sopdocs.listing import TEMPLATES
from sopdocs.stamps import Stamps

_PACKAGE = os.path.dirname(os.path.abspath(sopdocs.__file__))
_LIBRARIES_OF_THE_SYSTEM = "/etc/ld.so.cache"
"""Written anew whenever a library of the system is installed or replaced (Linux)."""


class Surroundings:
    """Digests of what lies round definitions, each worked out once a run."""

    def __init__(self, stamps: Stamps) -> None:
        self._stamps = stamps
        self._of_folder: dict[str, str] = {}
        self._program = ""

    def program(self) -> str:
        """Digest of the program, the packages and libraries it runs with, and the packaged institutions."""
        if not self._program:
            parts = (
                sopdocs.__version__,
                sys.version,
                self._stamps.tree(_PACKAGE),
                self._stamps.tree(os.path.join(os.path.dirname(_PACKAGE), TEMPLATES)),
                self._stamps.digest(_LIBRARIES_OF_THE_SYSTEM),
                *_installed(),
            )
            self._program = hashlib.sha256("\n".join(parts).encode()).hexdigest()
        return self._program

    def of(self, path: Path) -> str:
        """Digest of everything a document of the definition at ``path`` depends on besides its own bytes."""
        folder = os.path.dirname(os.path.abspath(path))
        known = self._of_folder.get(folder)
        if known is None:
            root = _nearest(folder, TEMPLATES)
            parts = (self.program(), root, self._stamps.tree(root) if root else "")
            known = self._of_folder[folder] = hashlib.sha256("\n".join(parts).encode()).hexdigest()
        return known


def _nearest(folder: str, name: str) -> str:
    """The nearest folder of that name at or above a folder, links resolved; "" where there is none."""
    here = os.path.realpath(folder)
    while True:
        if os.path.isdir(os.path.join(here, name)):
            return os.path.join(here, name)
        above = os.path.dirname(here)
        if above == here:
            return ""
        here = above


def _installed() -> list[str]:
    """Names of the installed packages with their versions, as their folders say them."""
    found = []
    for folder in sys.path:
        try:
            found += [name for name in os.listdir(folder or ".") if name.endswith((".dist-info", ".egg-info"))]
        except OSError:
            continue
    return sorted(found)
