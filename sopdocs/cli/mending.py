"""``--fix`` and ``--diff`` in ``sopdocs check``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import unified_diff
from pathlib import Path

from sopdocs.cli.choices import told
from sopdocs.cli.context import Context
from sopdocs.cli.files import write
from sopdocs.config import Choices
from sopdocs.jobs.mending import Remade, remake

_COLOURS = {"+": "32", "-": "31", "@": "36"}


def fix(context: Context, paths: list[Path], chosen: Choices) -> None:
    """Mend the files, each written whole, and tell what was mended. Raises UsageError."""
    for each in _remade(context, paths, chosen):
        if each.after != each.before:
            write(context, each.path.resolve(), each.after)
            context.note("fixed", path=each.path, codes=_listed(each.fixed))


def show(context: Context, paths: list[Path], chosen: Choices) -> int:
    """Print what ``--fix`` would change; 1 if anything. Raises UsageError."""
    changed = 0
    for each in _remade(context, paths, chosen):
        if each.after != each.before:
            changed += 1
            context.out("\n".join(_paint(context, line) for line in _lines(each)))
    context.note("would_fix", count=changed)
    return 1 if changed else 0


def _remade(context: Context, paths: list[Path], chosen: Choices) -> Iterator[Remade]:
    made = told(context, lambda: list(remake(paths, context.today, chosen.policy)))
    for each in made:
        if each.signed:
            context.note("signed_not_fixed", path=each.path)
        yield each


def _lines(each: Remade) -> Iterator[str]:
    before, after = (data.decode().splitlines(keepends=True) for data in (each.before, each.after))
    for line in unified_diff(before, after, each.path.as_posix(), each.path.as_posix()):
        yield line.rstrip("\r\n")
        if not line.endswith(("\n", "\r")):
            yield "\\ No newline at end of file"


def _paint(context: Context, line: str) -> str:
    colour = _COLOURS.get(line[:1])
    return f"\x1b[{colour}m{line}\x1b[0m" if context.colour and colour else line


def _listed(fixed: Mapping[str, int]) -> str:
    return ", ".join(f"{code} ({count})" if count > 1 else code for code, count in sorted(fixed.items()))
