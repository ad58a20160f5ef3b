"""Structure tags of the flow pages: what is a heading, a table, a row, a cell, a figure (ISO 32000-1, 14.7 and 14.8).

Painting a page gives its tree of `Tag`; once WeasyPrint has numbered all objects, `tag_page` writes the tree under the
element of the empty page, and lets the page's marked content point to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sopdocs.render.raw import raw_object, resolve


@dataclass(frozen=True, slots=True)
class Tag:
    """An element of the structure: its standard type, what it holds, and its further entries as PDF.

    :param kids: elements, and numbers of marked content on the page.
    """

    kind: str
    kids: tuple[Tag | int, ...] = ()
    entries: bytes = b""


def tag_page(pdf: Any, number: int, first: int, tree: tuple[Tag, ...]) -> None:
    """Put ``tree`` into the empty element of page ``number`` (from 0).

    :param first: the number of the first marked content of the tree; WeasyPrint's own come before.
    """
    page = pdf.page_references[number]
    root = resolve(pdf, pdf.catalog["StructTreeRoot"])
    (document,) = root["K"]
    element = next(
        item
        for item in (resolve(pdf, reference) for reference in resolve(pdf, document)["K"])
        if item["S"] == "/Div" and item["Pg"] == page
    )
    owners: dict[int, bytes] = {}
    element["K"].extend(_write(pdf, page, element.reference, tree, owners))
    pages = resolve(pdf, root["ParentTree"])["Nums"]
    marked = pages[pages.index(number) + 1]
    if len(marked) != first:
        raise AssertionError(f"page {number} has {len(marked)} marked contents before its flow, not {first}")
    marked.extend(owners[mark] for mark in range(first, first + len(owners)))


def _write(
    pdf: Any, page: bytes, parent: bytes, tree: tuple[Tag | int, ...], owners: dict[int, bytes]
) -> Iterator[bytes]:
    for kid in tree:
        if isinstance(kid, int):
            owners[kid] = parent
            yield str(kid).encode()
            continue
        item = raw_object()()
        pdf.add_object(item)
        own = b"%d 0 R" % item.number
        kids = b" ".join(_write(pdf, page, own, kid.kids, owners))
        item.content = b"<</Type /StructElem/S /%s/K [%s]/Pg %s/P %s%s>>" % (
            kid.kind.encode(), kids, page, parent, kid.entries,
        )  # fmt: skip
        yield own
