"""The block tree written as HTML again, for PDF and HTML: column shares, check boxes and the logo put in place."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from sopdocs.render.blocks import Element
from sopdocs.render.logo import Logo

_VOID = ("br", "img", "col")
_TICK = '<path d="M2 5.2L4.3 7.6L8.2 2.4" fill="none" stroke="#000" stroke-width="1.3"/>'


def blocks_html(elements: Iterable[Element], logo: Logo | None) -> str:
    """HTML of a part; every attribute in it is ours."""
    return "".join(_element(element, logo) for element in elements)


def _element(element: Element, logo: Logo | None) -> str:
    if element.tag == "span" and {"kotak", "centang"} & set(element.classes):
        return _check_box("centang" in element.classes)
    if element.tag == "colgroup":
        return _columns(element)
    classes = f' class="{" ".join(element.classes)}"' if element.classes else ""
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in _attributes(element, logo))
    if element.tag in _VOID:
        return f"<{element.tag}{classes}{attributes}/>"
    inner = _rows(element, logo) if element.tag == "table" else _inner(element.children, logo)
    return f"<{element.tag}{classes}{attributes}>{inner}</{element.tag}>"


def _inner(children: Iterable[Element | str], logo: Logo | None) -> str:
    return "".join(escape(child) if isinstance(child, str) else _element(child, logo) for child in children)


def _rows(table: Element, logo: Logo | None) -> str:
    """What is in a table, its rows gathered in a body as every reader of HTML would."""
    rows = [child for child in table.children if isinstance(child, Element) and child.tag == "tr"]
    others = [child for child in table.children if child not in rows]
    return f"{_inner(others, logo)}<tbody>{_inner(rows, logo)}</tbody>"


def _attributes(element: Element, logo: Logo | None) -> tuple[tuple[str, str], ...]:
    if element.tag != "img":
        return element.attributes
    return ("src", logo.uri if logo else "data:,"), ("alt", element.attribute("alt") or "Logo")


def _columns(group: Element) -> str:
    """Shares become percentages of the table's width."""
    shares = [float(column.attribute("width") or 1) for column in group.children if isinstance(column, Element)]
    whole = sum(shares) or 1.0
    columns = "".join(f'<col style="width:{share / whole * 100:.3f}%"/>' for share in shares)
    return f"<colgroup>{columns}</colgroup>"


def _check_box(ticked: bool) -> str:
    """A box drawn as printed ones are; never a form field."""
    words = "kotak terisi" if ticked else "kotak kosong"
    return (
        '<svg class="kotak" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" role="img">'
        f"<title>{words}</title>"
        '<rect x="0.6" y="0.6" width="8.8" height="8.8" fill="#fff" stroke="#000" stroke-width="0.8"/>'
        f"{_TICK if ticked else ''}</svg>"
    )
