"""WeasyPrint, imported in one place and without child processes.

WeasyPrint asks for its libraries under the names of other systems first, and each miss makes ctypes run ldconfig, a
compiler and a linker: 54 processes before the first page. On Linux the names that exist are found without them.
"""

from __future__ import annotations

import ctypes.util
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


def load_weasyprint() -> ModuleType:
    """The WeasyPrint package.

    :raises OSError: when Pango or another of its libraries is not installed.
    """
    with _without_search():
        import weasyprint

    return weasyprint  # type: ignore[no-any-return]


@contextmanager
def uncollected() -> Iterator[None]:
    """Leave cyclic garbage for afterwards: WeasyPrint makes objects by the million and next to no garbage meanwhile."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@contextmanager
def _without_search() -> Iterator[None]:
    """Load libraries by the names Linux gives them (``libpango-1.0.so.0``), which need no search."""
    search = ctypes.util.find_library
    if sys.platform == "linux" and "weasyprint" not in sys.modules:
        ctypes.util.find_library = lambda name: None  # noqa: ARG005
    try:
        yield
    finally:
        ctypes.util.find_library = search
