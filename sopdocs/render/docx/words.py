"""What a screen reader says about a shape, and what the shape is called in Word's selection pane."""

from __future__ import annotations

from sopdocs.chart import Arrow, Label, PlainLine, Symbol

PREFIX = "sop:"
"""Begins the name of every shape we draw, so that a reader can tell them from shapes added by hand."""

_KINDS = {"capsule": "Awal/akhir", "box": "Proses", "diamond": "Keputusan", "pentagon": "Penghubung halaman"}


def symbol_name(symbol: Symbol) -> str:
    """Name of a symbol."""
    return f"{PREFIX}simbol:{symbol.id}"


def describe_symbol(symbol: Symbol, heading: str) -> str:
    """For example "Keputusan, langkah 3, pelaksana Sesdep"; ``heading`` is the official's."""
    kind = _KINDS[symbol.kind]
    text = " ".join(symbol.lines)
    if symbol.kind == "pentagon":
        return f"{kind} {text}".rstrip()
    place = f"{kind}, langkah {(symbol.step or 0) + 1}, pelaksana {heading}"
    return f"{place}: {text}" if text else place


def arrow_name(arrow: Arrow, piece: int) -> str:
    """Name of piece ``piece`` (from 1) of an arrow."""
    return f"{PREFIX}panah:{arrow.id}:{arrow.source}>{arrow.target}#{piece}"


def describe_arrow(arrow: Arrow) -> str:
    """For example "Panah dari langkah 3 ke langkah 4: Ya"."""
    text = f"Panah dari langkah {arrow.step + 1} ke langkah {arrow.target_step + 1}"
    return f"{text}: {arrow.label}" if arrow.label else text


def line_name(line: PlainLine) -> str:
    """Name of the line of a joint act."""
    return f"{PREFIX}garis:{line.first}-{line.second}"


def describe_line() -> str:
    """What the line of a joint act means."""
    return "Garis: dilaksanakan bersama"


def label_name(label: Label) -> str:
    """Name of the words beside an arrow."""
    return f"{PREFIX}label:{label.arrow}"


def describe_label(label: Label) -> str:
    """What the words beside an arrow are."""
    return f"Jalan keluar: {label.text}"
