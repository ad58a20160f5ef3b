from __future__ import annotations

from pathlib import Path

import pytest

from tests.sign.workspace import Workspace, workspace


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    return workspace(tmp_path)
