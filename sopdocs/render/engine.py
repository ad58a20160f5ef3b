"""WeasyPrint, imported in one place and without child processes.

WeasyPrint asks for its libraries under the names of other systems first, and each miss makes ctypes run ldconfig, a
compiler and a linker: 54 processes before the first page. On Linux the names that exist are found without them.
"""

from __future__ import annotations

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


def load_weasyprint() -> ModuleType:
    """The WeasyPrint package.

    :raises OSError: when Pango or another of its libraries is not installed.
    """
    with _known_names_only():
        import weasyprint

    return weasyprint


@contextmanager
def _known_names_only() -> Iterator[None]:
    """Let ctypes search only for names as Linux gives them (``libpango-1.0.so.0``)."""
    search = ctypes.util.find_library
    if sys.platform == "linux" and "weasyprint" not in sys.modules:
        ctypes.util.find_library = lambda name: search(name) if ".so" in name else None
    try:
        yield
    finally:
        ctypes.util.find_library = search
