"""pyHanko's writer without its habit of rewriting the metadata in every revision, which would break PDF/A."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter


def quiet_writer(pdf: bytes) -> IncrementalPdfFileWriter:
    """A writer that appends to ``pdf`` and leaves XMP and Info as they are (a private hook; a test guards it)."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    class QuietWriter(IncrementalPdfFileWriter):  # type: ignore[misc,unused-ignore]
        def _update_meta(self) -> None:
            pass

    return QuietWriter(BytesIO(pdf))
