"""Parts made from templates as Word paragraphs, lists and tables: the same tree the PDF is made from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sopdocs.chart import PT
from sopdocs.render.docx.appearance import Dressed
from sopdocs.render.docx.grids import grid
from sopdocs.render.docx.lists import Lists
from sopdocs.render.docx.naming import Names, Setting
from sopdocs.render.docx.pictures import Picture
from sopdocs.render.docx.runs import Face, font, run
from sopdocs.render.docx.units import eighth_points, twips

_INLINE = frozenset({"br", "strong", "em", "span"})
_BOXES = {"kotak": "\u2610", "centang": "\u2611"}
_BOX_FAMILY = "Segoe UI Symbol"
_WIDEST_SPACE = 31
"""Most points Word allows between a paragraph's rule and its text."""
_SIDES = ("top", "left", "bottom", "right")


@dataclass(frozen=True)
class Place:
    """Where blocks are written, mm: the width there, and how far they stand in from either side.

    ``hang`` and ``list`` are for the first paragraph of a list item; ``together`` keeps a paragraph with the next.
    """

    width: float
    left: float = 0.0
    right: float = 0.0
    hang: float = 0.0
    list: int | None = None
    together: bool = False

    @property
    def later(self) -> Place:
        """The same place after a list item's first paragraph."""
        return replace(self, hang=0.0, list=None)


@dataclass(frozen=True)
class Scribe:
    """Writes blocks; collects the styles and lists they need. ``picture`` is the logo."""

    names: Names
    lists: Lists
    picture: Picture | None

    def blocks(self, owner: Dressed, place: Place) -> str:
        """Everything that stands in ``owner``; text beside blocks makes paragraphs of its own."""
        return "".join(self._blocks(owner, place))

    def _blocks(self, owner: Dressed, place: Place) -> Iterator[str]:
        loose: list[Dressed | str] = []
        for child in (*owner.children, None):
            if child is not None and (isinstance(child, str) or child.tag in _INLINE):
                loose.append(child)
                continue
            if loose:
                setting = Setting(owner.type, line=owner.type.pitch)
                if owner.tag == "li":
                    setting = replace(setting, above=owner.box.margin[0], below=owner.box.margin[2])
                yield self._paragraph(owner, setting, place, self._runs(owner, setting, loose))
                loose, place = [], place.later
            if child is not None:
                yield self._block(child, place)
                place = place.later

    def _block(self, block: Dressed, place: Place) -> str:
        if block.tag == "img":
            return self._image(block, place)
        if block.tag in ("ol", "ul"):
            return self._list(block, place)
        if block.tag == "table":
            return self._table(block, place)
        return self._text(block, place)

    def _table(self, block: Dressed, place: Place) -> str:
        def write(cell: Dressed, width: float) -> str:
            return self.blocks(cell, Place(width, together=block.box.whole))

        return grid(block, place.width, write)

    def _list(self, block: Dressed, place: Place) -> str:
        number = self.lists.start(block.element)
        step = block.box.padding[3] + block.box.margin[3]
        inner = replace(place, left=place.left + step, hang=step if number else 0.0, list=number)
        items = (child for child in block.children if isinstance(child, Dressed))
        return "".join(self.blocks(item, inner) for item in items)

    def _image(self, block: Dressed, place: Place) -> str:
        if self.picture is None:
            return ""
        look = replace(block.type, align="center") if block.box.centred else block.type
        setting = Setting(look, block.box.margin[0], block.box.margin[2])
        widest = min(block.box.widest or place.width, place.width)
        image = self.picture.inline(block.box.height, widest, block.element.attribute("alt"))
        return self._paragraph(block, setting, place, f"<w:r>{image}</w:r>")

    def _text(self, block: Dressed, place: Place) -> str:
        """A paragraph, heading or box. An empty one of a given height is room for a signature, or a rule."""
        box = block.box
        setting = Setting(block.type, box.margin[0], box.margin[2], block.type.pitch)
        rules = ""
        if any(box.rules):
            rules, rest = _rules(block)
            setting = replace(setting, line=setting.line + rest)
            if box.width is not None:
                free = max(0.0, place.width - place.left - place.right - box.width)
                left = free / 2 if box.centred else 0.0
                place = replace(place, left=place.left + left, right=place.right + free - left)
        if box.height is not None and not block.children:
            setting = replace(setting, line=box.height, exact=bool(rules))
        return self._paragraph(block, setting, place, self._runs(block, setting, block.children), rules)

    def _paragraph(self, owner: Dressed, setting: Setting, place: Place, runs: str, rules: str = "") -> str:
        style, known = self.names.style(owner, setting)
        together = "<w:keepNext/>" if place.together else ""
        number = (
            f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{place.list}"/></w:numPr>' if place.list is not None else ""
        )
        spacing = setting.spacing if setting.spacing != known.spacing else ""
        indent = ""
        if place.left or place.right:
            hang = f' w:hanging="{twips(place.hang)}"' if place.hang else ""
            indent = f'<w:ind w:left="{twips(place.left)}" w:right="{twips(place.right)}"{hang}/>'
        justify = setting.justify if setting.justify != known.justify else ""
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{together}{number}{rules}{spacing}{indent}{justify}</w:pPr>'
            f"{runs}</w:p>"
        )

    def _runs(self, owner: Dressed, setting: Setting, children: Sequence[Dressed | str]) -> str:
        _, known = self.names.style(owner, setting)
        return "".join(_inline(child, owner, known.type.face) for child in children)


def _inline(child: Dressed | str, owner: Dressed, base: Face) -> str:
    if isinstance(child, str):
        return run(child, font(owner.type.face, base))
    if child.tag == "br":
        return run("\n")
    mark = next((_BOXES[name] for name in child.element.classes if name in _BOXES), None)
    if mark:
        return run(mark, font(replace(child.type.face, family=_BOX_FAMILY), base))
    return "".join(_inline(inner, child, base) for inner in child.children)


def _rules(block: Dressed) -> tuple[str, float]:
    """Rules around a paragraph, and what Word cannot put between them and the text of its padding and height (mm)."""
    box = block.box
    top, right, bottom, left = box.rules
    below = box.padding[2] + (max(0.0, (box.height or 0.0) - block.type.pitch) if block.children else 0.0)
    kind = "dashed" if box.dashed else "single"
    lines = (
        f'<w:{side} w:val="{kind}" w:sz="{eighth_points(width)}" w:space="{_points(space)}" '
        f'w:color="{box.rule_colour}"/>'
        for side, width, space in zip(_SIDES, (top, left, bottom, right), (box.padding[0], 0, below, 0), strict=True)
        if width
    )
    rest = sum(max(0.0, space - _WIDEST_SPACE * PT) for space in (box.padding[0], below))
    return f"<w:pBdr>{''.join(lines)}</w:pBdr>", rest


def _points(length: float) -> int:
    return min(_WIDEST_SPACE, twips(length) // 20)
