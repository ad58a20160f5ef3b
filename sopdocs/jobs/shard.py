"""A share of the definitions for one of several machines that know nothing of each other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


def share(targets: Iterable[tuple[Path, Path]], output: Path, part: int, parts: int) -> list[tuple[Path, Path]]:
    """Those of the definitions (with the names they get below ``output``) that fall to share ``part`` of ``parts``.

    Shares count from 1. The hash of a definition's place below the folder it was found in decides, so that every
    machine draws the same lots, a definition keeps its share when others come or go, and all shares together are all
    definitions, each once.
    """
    return [(path, target) for path, target in targets if _lot(target.relative_to(output), parts) == part]


def _lot(place: Path, parts: int) -> int:
    return int.from_bytes(hashlib.sha256(place.as_posix().encode()).digest()[:8], "big") % parts + 1
