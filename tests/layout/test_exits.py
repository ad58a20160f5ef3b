"""An exit's label is broken between words only, evenly, and only where that makes it narrower."""

from __future__ import annotations

from sopdocs.layout.exits import label_shapes


def width(text: str, size: float) -> float:
    return len(text) * size


def shapes(text: str) -> list[tuple[str, ...]]:
    return [shape.lines for shape in label_shapes(text, (2.0,), width)[0]]


def test_short_label_has_one_shape() -> None:
    assert shapes("Ya") == [("Ya",)]


def test_long_label_may_take_two_or_three_lines() -> None:
    text = "Tidak memenuhi syarat administratif"
    assert shapes(text) == [
        (text,),
        ("Tidak memenuhi", "syarat administratif"),
        ("Tidak memenuhi", "syarat", "administratif"),
    ]


def test_breaking_that_wins_nothing_is_left_out() -> None:
    assert shapes("a administratif") == [("a administratif",)]


def test_width_is_that_of_the_widest_line_at_each_size() -> None:
    found = label_shapes("Belum lengkap", (2.0, 1.0), width)
    assert [[shape.width for shape in shapes] for shapes in found] == [[26.0, 14.0], [13.0, 7.0]]


def test_hostile_label_is_broken_in_reasonable_time() -> None:
    assert len(shapes("kata " * 500)) == 3
