from __future__ import annotations

from pathlib import Path

import pytest

from sopdocs.render import FORMATS, Edition
from tests.render.making import SEEDS, edition_of, seed_edition, small_sop


@pytest.fixture(scope="session")
def editions() -> dict[str, Edition]:
    return {name: seed_edition(name) for name in SEEDS}


@pytest.fixture(scope="session")
def pdfs(editions: dict[str, Edition]) -> dict[str, bytes]:
    return {name: FORMATS["pdf"](edition)[".pdf"] for name, edition in editions.items()}


@pytest.fixture
def small() -> Edition:
    return edition_of(small_sop())


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A workspace's own form ``uji`` that says nothing yet: templates and styles come from ``permenpan``."""
    folder = tmp_path / "templates" / "uji"
    folder.mkdir(parents=True)
    (folder / "profile.yaml").write_text("nama: Lembaga Uji\n", encoding="utf-8")
    return folder
