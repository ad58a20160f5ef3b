"""Style sheets as WeasyPrint reads them, each read once: documents of one office share theirs, and its fonts."""

from __future__ import annotations

import atexit
from functools import lru_cache
from pathlib import Path
from typing import Any

from sopdocs.typefaces import Face, Typefaces

_KEPT = 8
"""Style sheets that are kept: those of an office's papers, with and without a mark."""

_File = tuple[Face, str, int, int]


def parsed(css: str, typefaces: Typefaces) -> tuple[Any, Any]:
    """WeasyPrint's ``CSS`` and the ``FontConfiguration`` that its ``@font-face`` rules went into.

    The same objects are given again for the same text while the font files stay as they are.
    """
    files = []
    for face, path in typefaces.files.items():
        found = path.stat()
        files.append((face, str(path), found.st_mtime_ns, found.st_size))
    return _parsed(css, tuple(files))


@lru_cache(maxsize=_KEPT)
def _parsed(css: str, files: tuple[_File, ...]) -> tuple[Any, Any]:
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    from sopdocs.render.fetch import OwnFiles

    fonts = FontConfiguration()
    fetcher = OwnFiles(Typefaces({face: Path(path) for face, path, _, _ in files}))
    return weasyprint.CSS(string=css, font_config=fonts, url_fetcher=fetcher), fonts


atexit.register(_parsed.cache_clear)  # a FontConfiguration removes its temporary folder when it goes
