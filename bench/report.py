"""All figures of one run as text, and as the page ``docs/figures.md``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from bench import gates
from bench.peers import cold, steady, warm

Found = dict[str, Any]


def _pairs(found: Found) -> Iterator[str]:
    for name, value in found.items():
        if isinstance(value, dict):
            yield f"{name:28} " + ", ".join(f"{key} {_short(each)}" for key, each in value.items())
        else:
            yield f"{name:28} {_short(value)}"


def _short(value: Any) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)


TABLES: dict[str, tuple[str, Callable[[Found], Iterable[str]]]] = {
    "warm": ("Ready engines, document by document: CPU of each as a multiple of ours of the same kind", warm.lines),
    "cold": ("From the start of a process to the finished file", cold.lines),
    "memory": ("Memory over many documents", steady.lines),
    "layout": ("Layout", _pairs),
    "check": ("Many definitions checked", _pairs),
    "instructions": ("Times bare Python's instructions", _pairs),
    "incremental": ("A build where little changed, s", _pairs),
}


def text(found: Found) -> str:
    """Everything for a terminal; the gates come last."""
    parts = [block for name in TABLES if name in found for block in ("", *_table(name, found))]
    return "\n".join([*_head(found), *parts, "", *gates.lines(found)])


def _head(found: Found) -> tuple[str, ...]:
    on = found["machine"]
    measured = (("check", "definitions"), ("incremental", "sops"))
    counts = [f"{found[name][of]} {of}" for name, of in measured if name in found]
    return (
        f"{found['when']}, commit {found['commit']}, {found['scale']} run{''.join(f', {each}' for each in counts)}",
        f"{on['processor']}, {on['cores']} cores, load {on['load']} at the start, Python {on['python']}",
        ", ".join(f"{name} {number}" for name, number in on["packages"].items()),
        *(f"{name}: not measured, {why}" for name, why in found["failed"].items()),
    )


def _table(name: str, found: Found) -> tuple[str, ...]:
    title, lines = TABLES[name]
    return (title, *lines(found[name]))


def page(found: Found, source: str) -> str:
    """The page of figures; ``source`` is the file that they are kept in."""
    said = (
        "# Figures\n\n"
        f"Made by `python -m bench --save`, which keeps them in `bench/results/{source}`; not edited here. They are\n"
        "of this one machine; ratios are what may be compared. How each is measured stands in `bench/`, what is to be\n"
        "reached in `bench/gates.py`.\n\n"
        '"drawn" compares the drawing alone, "whole" our layout with pages and arrows too, which no other tool has. A\n'
        "ratio over 1 means that the other one takes longer. Tagged PDFs are put beside tagged ones, untagged beside\n"
        "untagged; an engine whose document lacks a word or a symbol is not counted. Seconds of fewer than 10,000\n"
        "definitions are reckoned up to 10,000.\n"
    )
    blocks = [("Gates", tuple(gates.lines(found)))]
    blocks += [(_table(name, found)[0], _table(name, found)[1:]) for name in TABLES if name in found]
    told = "\n".join(_head(found))
    body = "".join(f"\n## {title}\n\n```text\n{chr(10).join(lines)}\n```\n" for title, lines in blocks)
    return f"{said}\n```text\n{told}\n```\n{body}"
