"""A chart page told in words, for readers who cannot see the drawing (alternative text, PDF/UA-1)."""

from __future__ import annotations

from collections.abc import Iterator

from sopdocs.chart import Arrow, ChartPage, Symbol
from sopdocs.model import Flow, Sop

_KINDS = {"capsule": "kapsul", "box": "kotak", "diamond": "belah ketupat", "pentagon": "segi lima penghubung halaman"}


def describe(sop: Sop, page: ChartPage, pages: int) -> str:
    """The symbols and arrows of one page as sentences."""
    flow = sop.flows[page.flow]
    parts = [f"Bagan alur, lembar {page.index + 1} dari {pages}."]
    parts += _symbols(flow, page)
    parts += (_arrow(arrow) for arrow in page.arrows)
    return " ".join(parts)


def _symbols(flow: Flow, page: ChartPage) -> Iterator[str]:
    for symbol in page.symbols:
        place = f", pelaksana {_oneline(flow.heading(symbol.actor))}" if symbol.actor else ""
        text = f" '{_oneline(' '.join(symbol.lines))}'" if symbol.lines else ""
        yield f"{_KINDS[symbol.kind].capitalize()}{text}: {_step(symbol)}{place}."


def _step(symbol: Symbol) -> str:
    return "antarhalaman" if symbol.step is None else f"langkah {symbol.step + 1}"


def _arrow(arrow: Arrow) -> str:
    label = f" ({_oneline(arrow.label)})" if arrow.label else ""
    return f"Panah dari langkah {arrow.step + 1} ke langkah {arrow.target_step + 1}{label}."


def _oneline(text: str) -> str:
    return " ".join(text.split())
