"""The declarations that hold for one element, resolved to numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sopdocs.chart import PT
from sopdocs.render.docx.runs import Face

Sides = tuple[float, float, float, float]
"""Top, right, bottom, left."""

_SIDES = ("top", "right", "bottom", "left")
_UNITS = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": PT, "pc": 12 * PT, "px": 0.75 * PT}
_ALIGN = {"left": "left", "start": "left", "right": "right", "end": "right", "center": "center", "justify": "both"}
_NONE: Sides = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Type:
    """What text inherits: family, size (pt), weight, slant, line pitch as a factor, alignment (Word's words), letter
    spacing (mm), colour."""

    family: str
    size: float
    bold: bool = False
    italic: bool = False
    leading: float = 1.3
    align: str = "left"
    tracking: float = 0.0
    colour: str = "000000"

    @property
    def pitch(self) -> float:
        """Distance of lines, mm."""
        return self.size * self.leading * PT

    @property
    def face(self) -> Face:
        """How a run of it is set."""
        return Face(self.family, self.size, self.bold, self.italic, self.tracking, self.colour)


@dataclass(frozen=True)
class Box:
    """What an element alone has: distances and rules (mm; 0 is none), size (mm; None is whatever it needs).

    ``centred`` stands in the middle of the width, ``middle`` of the height; ``whole`` is not broken over pages.
    """

    margin: Sides = _NONE
    padding: Sides = _NONE
    rules: Sides = _NONE
    dashed: bool = False
    rule_colour: str = "000000"
    width: float | None = None
    height: float | None = None
    widest: float | None = None
    centred: bool = False
    middle: bool = False
    whole: bool = False


@dataclass
class Declared:
    """Properties of one element by name, the winning value last put in; shorthands are taken apart."""

    _values: dict[str, Sequence[Any]] = field(default_factory=dict)

    def add(self, name: str, tokens: Sequence[Any]) -> None:
        """Take a declaration over earlier ones."""
        words = [token for token in tokens if token.type not in ("whitespace", "comment")]
        if name in ("margin", "padding") and words:
            spread = [words[0], words[1 % len(words)], words[2 % len(words)], words[3 % len(words)]]
            if len(words) == 3:
                spread[3] = words[1]
            for side, word in zip(_SIDES, spread, strict=True):
                self._values[f"{name}-{side}"] = [word]
        elif name == "border":
            self._values.update((f"border-{side}", words) for side in _SIDES)
        else:
            self._values[name] = words

    def type(self, inherited: Type) -> Type:
        """What the element's own text looks like."""
        size = self._size(inherited)
        weight, slant = self._word("font-weight"), self._word("font-style")
        height = self._values.get("line-height", ())
        return replace(
            inherited,
            size=size,
            bold=inherited.bold if not weight else weight in ("bold", "bolder", "600", "700", "800", "900"),
            italic=inherited.italic if not slant else slant in ("italic", "oblique"),
            leading=_leading(height[0], size) if height else inherited.leading,
            align=_ALIGN.get(self._word("text-align"), inherited.align),
            tracking=_length(self._values["letter-spacing"], size) or 0.0
            if "letter-spacing" in self._values
            else inherited.tracking,
            colour=_colour(self._values.get("color", ())) or inherited.colour,
        )

    def box(self, size: float, width: float) -> Box:
        """The element's box; ``size`` is its own type size in pt, ``width`` (mm) what percentages are of."""
        borders = [self._values.get(f"border-{side}", ()) for side in _SIDES]
        return Box(
            margin=self._four("margin", size, width),
            padding=self._four("padding", size, width),
            rules=_four(_rule(border, size) for border in borders),
            dashed=any(_has_word(border, ("dashed", "dotted")) for border in borders),
            rule_colour=next(filter(None, map(_colour, borders)), "000000"),
            width=_length(self._values.get("width", ()), size, width),
            height=_length(self._values.get("height", ()), size),
            widest=_length(self._values.get("max-width", ()), size, width),
            centred=self._word("margin-left") == "auto",
            middle=self._word("vertical-align") == "middle",
            whole=self._word("page-break-inside") == "avoid" or self._word("break-inside") == "avoid",
        )

    def _word(self, name: str) -> str:
        tokens = self._values.get(name, ())
        return str(getattr(tokens[0], "representation", None) or tokens[0].value).lower() if tokens else ""

    def _size(self, inherited: Type) -> float:
        length = _length(self._values.get("font-size", ()), inherited.size, share=inherited.size * PT)
        return inherited.size if length is None else length / PT

    def _four(self, name: str, size: float, width: float) -> Sides:
        return _four(_length(self._values.get(f"{name}-{side}", ()), size, width) or 0.0 for side in _SIDES)


def _four(values: Iterable[float]) -> Sides:
    top, right, bottom, left = values
    return top, right, bottom, left


def _length(tokens: Sequence[Any], size: float, share: float | None = None) -> float | None:
    """A length in mm; ``size`` (pt) is what an em is, ``share`` (mm) what a percentage is of; None for any other."""
    if not tokens:
        return None
    token = tokens[0]
    if token.type == "number" and token.value == 0:
        return 0.0
    if token.type == "percentage" and share is not None:
        return float(token.value * share / 100)
    if token.type != "dimension":
        return None
    unit = token.lower_unit
    return float(token.value * (size * PT if unit in ("em", "rem") else _UNITS.get(unit, 0.0)))


def _leading(token: Any, size: float) -> float:
    if token.type == "number":
        return float(token.value)
    length = _length([token], size, share=size * PT)
    return length / (size * PT) if length else 1.2


def _rule(tokens: Sequence[Any], size: float) -> float:
    """Width of a border; 0 where it is not drawn."""
    if not tokens or _has_word(tokens, ("none", "hidden")):
        return 0.0
    return next((width for token in tokens if (width := _length([token], size)) is not None), 0.0)


def _colour(tokens: Sequence[Any]) -> str:
    """The first colour among ``tokens`` as six digits; "" where there is none."""
    from tinycss2.color4 import parse_color

    for token in tokens:
        found = parse_color(token) if token.type in ("hash", "ident", "function") else None
        if found is not None and found != "currentcolor":
            return "".join(f"{round(min(max(part, 0.0), 1.0) * 255):02X}" for part in found.to("srgb").coordinates)
    return ""


def _has_word(tokens: Sequence[Any], words: Sequence[str]) -> bool:
    return any(token.type == "ident" and token.lower_value in words for token in tokens)
