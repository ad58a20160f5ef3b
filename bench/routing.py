"""Figures of the layout over the two suites, ``python -m bench.routing [-n 200] [--seed 1] [--suite usual]``;
with ``--size 20x6`` over SOPs of so many steps and officials.

Counts come from final coordinates only (`sopdocs.layout.quality`); times are of this machine and vary.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from bench.suites import hard, sized, usual
from sopdocs.chart import PT, Chart, ChartPage, Row
from sopdocs.layout.flow import ROOMS
from sopdocs.layout.lay_out import lay_out
from sopdocs.layout.quality import HARD, Quality, score
from sopdocs.layout.stack import AIR
from sopdocs.model import Sop
from sopdocs.profile import Profile
from sopdocs.typefaces import find_typefaces

SUITES: dict[str, Callable[[int, int], Iterator[Sop]]] = {"usual": usual, "hard": hard}


@dataclass
class Figures:
    """Sums over a suite."""

    sops: int = 0
    pages: int = 0
    quality: Quality = field(default_factory=Quality)
    faults: Counter[str] = field(default_factory=Counter)
    allotted: float = 0.0
    used: float = 0.0
    text: float = 0.0
    seconds: list[float] = field(default_factory=list)

    def add(self, chart: Chart, profile: Profile, seconds: float) -> None:
        self.sops += 1
        self.pages += len(chart.pages)
        self.seconds.append(seconds)
        self.faults.update(fault.code for fault in chart.faults)
        for page in chart.pages:
            self.quality += score(page)
            for row in page.rows:
                if row.kind == "step":
                    text, symbols = needs(row, page, profile)
                    self.allotted += row.h
                    self.used += max(text, symbols)
                    self.text += text


def needs(row: Row, page: ChartPage, profile: Profile) -> tuple[float, float]:
    """Height a row's texts need, and its symbols with one track above and one below, mm."""
    edges = 2 * profile.table.padding + profile.table.rule * PT
    text = max((len(cell.lines) * cell.style.pitch + edges for cell in row.cells if cell.row_span == 1), default=0.0)
    own = [symbol.rect for symbol in page.symbols if page.rows[symbol.row] is row]
    if not own:
        return text, 0.0
    margin = ROOMS[0].margin(1) + AIR
    return text, max(rect.bottom for rect in own) - min(rect.y for rect in own) + 2 * margin


def report(name: str, figures: Figures) -> Iterator[str]:
    quality = figures.quality
    lost = figures.faults["SOP026"]
    edges = max(1, quality.arrows + lost)
    times = sorted(figures.seconds)
    faults = ", ".join(f"{key} {getattr(quality, key)}" for key in HARD if key != "unrouted")
    yield f"{name}: {figures.sops} SOPs, {figures.pages} pages, {edges} arrows, unrouted {lost}"
    yield f"  hard         {faults}"
    yield f"  crossings    {quality.crossings} ({quality.crossings / edges:.3f} an arrow)"
    yield f"  bends        {quality.bends} ({quality.bends / edges:.2f} an arrow), {quality.length / 1000:.1f} m"
    labels = max(1, quality.labels)
    yield (
        f"  labels       {quality.labels}: {quality.label_hits} hits ({quality.label_hits / labels:.2%}), "
        f"{quality.labels_over_rule} over a rule ({quality.labels_over_rule / labels:.0%}), "
        f"astray {quality.astray} ({quality.astray / labels:.2%})"
    )
    yield f"  arrows       short heads {quality.short_arrows}, joined head-on {quality.head_on}"
    yield (
        f"  row height   allotted/used {figures.allotted / max(figures.used, 1):.4f}, "
        f"used/text alone {figures.used / max(figures.text, 1):.3f}"
    )
    yield f"  other faults {dict(figures.faults - Counter({'SOP026': lost})) or 'none'}"
    yield (
        f"  ms an SOP    p50 {percentile(times, 0.5):.0f}, p99 {percentile(times, 0.99):.0f}, "
        f"max {times[-1] * 1000:.0f}, all {sum(times):.0f} s"
    )


def percentile(values: list[float], share: float) -> float:
    """Of sorted seconds, in milliseconds."""
    return values[min(len(values) - 1, int(share * len(values)))] * 1000


def _of_size(size: str, n: int) -> Iterator[Sop]:
    steps, officials = size.split("x")
    return (sized(int(steps), int(officials), serial) for serial in range(n))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.routing", description=__doc__)
    parser.add_argument("-n", type=int, default=200, help="SOPs of each suite")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--suite", choices=sorted(SUITES), action="append", help="only this suite")
    parser.add_argument("--size", help="in place of the suites: steps x officials, as in 20x6")
    options = parser.parse_args()
    profile, typefaces = Profile(), find_typefaces([])
    for name in [options.size] if options.size else options.suite or SUITES:
        figures = Figures()
        for sop in _of_size(name, options.n) if options.size else SUITES[name](options.n, options.seed):
            started = time.process_time()
            chart = lay_out(sop, profile, typefaces)
            figures.add(chart, profile, time.process_time() - started)
        print("\n".join(report(name, figures)), flush=True)


if __name__ == "__main__":
    main()
