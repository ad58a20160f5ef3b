"""What all tests have in common: a cache of their own."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Results of the tests are kept away from the user's."""
    before = os.environ.get("SOPDOCS_CACHE")
    os.environ["SOPDOCS_CACHE"] = str(tmp_path_factory.mktemp("tembolok"))
    yield
    if before is None:
        del os.environ["SOPDOCS_CACHE"]
    else:
        os.environ["SOPDOCS_CACHE"] = before
