"""How the cost of a drawing grows with its SOP: ``python -m bench.growth [--officials 6] [-n 8]``.

For 10 to 200 steps: seconds of processor time and expanded grid states per SOP and per page, as a table, as dated JSON
and as a plot (SVG) in ``bench/results/``. Near linear growth is a level line per page. States repeat to the last digit
on every machine; times are of this one, each SOP once, after one that warms up.
"""

from __future__ import annotations

import argparse
import json
import platform
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from bench.suites import sized
from sopdocs.layout import draw
from sopdocs.layout.lay_out import lay_out
from sopdocs.layout.problem import PageProblem, Routed
from sopdocs.profile import Profile
from sopdocs.typefaces import find_typefaces

RESULTS = Path(__file__).parent / "results"
STEPS = (10, 20, 40, 60, 80, 100, 150, 200)
WIDTH, HEIGHT, EDGE = 760, 420, 64


@dataclass(frozen=True, slots=True)
class Size:
    """Means over the SOPs of one size; times in milliseconds."""

    steps: int
    pages: float
    ms: float
    ms_median: float
    ms_most: float
    states: float

    @property
    def ms_page(self) -> float:
        return self.ms / self.pages

    @property
    def states_page(self) -> float:
        return self.states / self.pages


@contextmanager
def counted() -> Iterator[list[int]]:
    """The expanded states of every page that is routed meanwhile."""
    found: list[int] = []
    plain = draw.route

    def counting(problem: PageProblem) -> Routed:
        routed = plain(problem)
        found.append(routed.effort)
        return routed

    draw.route = counting  # type: ignore[assignment]
    try:
        yield found
    finally:
        draw.route = plain


def measure(steps: int, officials: int, count: int) -> Size:
    """Lay out so many SOPs of one size."""
    profile, typefaces = Profile(), find_typefaces([])
    seconds, pages = [], 0
    with counted() as states:
        for serial in range(count):
            sop = sized(steps, officials, serial)
            started = time.process_time()
            pages += len(lay_out(sop, profile, typefaces).pages)
            seconds.append(time.process_time() - started)
    ms = [each * 1000 for each in seconds]
    return Size(steps, pages / count, sum(ms) / count, median(ms), max(ms), sum(states) / count)


def table(sizes: Sequence[Size]) -> Iterator[str]:
    yield "steps  pages      ms  median    most  ms a page  states a page"
    for size in sizes:
        yield (
            f"{size.steps:5d} {size.pages:6.1f} {size.ms:7.0f} {size.ms_median:7.0f} {size.ms_most:7.0f} "
            f"{size.ms_page:10.1f} {size.states_page:14.0f}"
        )


def plot(sizes: Sequence[Size], officials: int) -> str:
    """Milliseconds a page (above) and states a page (below) against steps, each line in its own measure."""
    lines = [
        ("#1f5fa8", "ms a page", [size.ms_page for size in sizes]),
        ("#b3541e", "expanded states a page", [size.states_page for size in sizes]),
    ]
    right, bottom = WIDTH - EDGE, HEIGHT - EDGE
    across = [EDGE + (right - EDGE) * size.steps / sizes[-1].steps for size in sizes]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
        f'font-size="13"><rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
        f'<text x="{EDGE}" y="24" font-size="15">Cost of a page by the length of its SOP, {officials} officials</text>',
        f'<path d="M{EDGE} {EDGE}V{bottom}H{right}" fill="none" stroke="#444"/>',
        f'<text x="{(EDGE + right) / 2}" y="{HEIGHT - 18}" text-anchor="middle">steps</text>',
    ]
    for x, size in zip(across, sizes, strict=True):
        parts.append(f'<path d="M{x:.1f} {bottom}v5" stroke="#444"/>')
        parts.append(f'<text x="{x:.1f}" y="{bottom + 20}" text-anchor="middle">{size.steps}</text>')
    for number, (colour, name, values) in enumerate(lines):
        points = [
            (x, bottom - (bottom - EDGE) * value / ((1.15 + number) * max(values)))
            for x, value in zip(across, values, strict=True)
        ]
        way = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        parts.append(f'<polyline points="{way}" fill="none" stroke="{colour}" stroke-width="2"/>')
        for (x, y), value in zip(points, values, strict=True):
            parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>')
            place = f'x="{x:.1f}" y="{y + (18 if number else -8):.1f}" text-anchor="middle" font-size="11"'
            parts.append(f'<text {place} fill="{colour}">{value:.0f}</text>')
        parts.append(f'<text x="{right}" y="{22 + 18 * number}" text-anchor="end" fill="{colour}">{name}</text>')
    return "\n".join([*parts, "</svg>", ""])


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.growth", description=__doc__)
    parser.add_argument("--officials", type=int, default=6)
    parser.add_argument("-n", type=int, default=8, help="SOPs of each size")
    parser.add_argument("--out", type=Path, default=RESULTS, help="folder of the dated JSON and plot")
    options = parser.parse_args()
    measure(10, options.officials, 1)
    sizes = [measure(steps, options.officials, options.n) for steps in STEPS]
    print("\n".join(table(sizes)))
    today = datetime.now(UTC).date().isoformat()
    rows = [asdict(size) | {"ms_page": size.ms_page, "states_page": size.states_page} for size in sizes]
    told = {
        "date": today, "officials": options.officials, "sops": options.n, "python": platform.python_version(),
        "sizes": [{name: round(value, 2) for name, value in row.items()} for row in rows],
    }  # fmt: skip
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / f"{today}-growth.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    (options.out / f"{today}-growth.svg").write_text(plot(sizes, options.officials), encoding="utf-8")


if __name__ == "__main__":
    main()
