"""Where WeasyPrint's empty pages and ours meet: each is painted when its turn comes, and tagged at the end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sopdocs.render.flow.faces import Faces
from sopdocs.render.flow.paint import Painter, Sheet
from sopdocs.render.flow.tags import Tag, tag_page


class FlowPages:
    """The flow pages of one document on their way into its PDF.

    :param sheets: in the order of the pages.
    """

    def __init__(self, sheets: Sequence[Sheet] = ()) -> None:
        self._sheets = sheets
        self._faces: Faces | None = None
        self._painted: list[tuple[int, int, tuple[Tag, ...]]] = []

    def hang_in(self, document: Any, name: str) -> None:
        """Have the pages that WeasyPrint calls ``name`` painted with the sheets.

        :raises ValueError: when there are not as many pages as sheets.
        """
        pages = [item for item in enumerate(document.pages) if item[1]._page_box.page_type.name == name]
        for (number, page), sheet in zip(pages, self._sheets, strict=True):
            page.paint = self._paint(document, number, page, sheet)

    def _paint(self, document: Any, number: int, page: Any, sheet: Sheet) -> Any:
        def paint(stream: Any, scale: float) -> None:
            del page.paint
            page.paint(stream, scale)
            self._faces = self._faces or Faces(document, stream)
            first = len(stream._tags)
            operators, tree = Painter(sheet, self._faces, first).paint()
            stream.stream.append(operators)
            self._painted.append((number, first, tree))

        return paint

    def let_go(self) -> None:
        """Forget the document, which would otherwise hold itself."""
        self._faces = None

    def tag(self, pdf: Any) -> None:
        """Write the tags of all pages: the last thing before the file is written."""
        for number, first, tree in self._painted:
            tag_page(pdf, number, first, tree)
