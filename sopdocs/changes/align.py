"""Which item of a list has become which item of a later one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple, TypeVar

Item = TypeVar("Item")
Likeness = Callable[[Item, Item], float]
"""How alike two items are, 0 (others) to 1 (the same)."""

SAME = 0.5
"""From here on two items at the same place are one item that was changed."""
MOVED = 0.9
"""From here on two items at different places are one item that was moved."""
_MOST = 160_000
"""Pairs that are compared one by one; longer lists are aligned by what is equal in them."""


class Pair(NamedTuple):
    """Indices of an item in both lists; None: it is not in that one. ``moved`` items have changed places."""

    before: int | None
    after: int | None
    moved: bool = False


def align(before: Sequence[Item], after: Sequence[Item], likeness: Likeness[Item]) -> tuple[Pair, ...]:
    """Pair the items of two lists, in the order of the later one; removed items stand where they were."""
    head = _alike(zip(before, after, strict=False), likeness)
    rest = min(len(before), len(after)) - head
    tail = _alike(zip(reversed(before[head:]), reversed(after[head:]), strict=False), likeness) if rest else 0
    old, new = range(head, len(before) - tail), range(head, len(after) - tail)
    if len(old) * len(new) <= _MOST:
        middle = list(_best(old, new, lambda i, j: likeness(before[i], after[j])))
    else:
        middle = list(_equal(old, new, before, after))
    pairs = [Pair(k, k) for k in range(head)]
    pairs += _with_moved(middle, lambda i, j: likeness(before[i], after[j]))
    pairs += [Pair(len(before) - k, len(after) - k) for k in range(tail, 0, -1)]
    return tuple(pairs)


def _alike(pairs: zip[tuple[Item, Item]], likeness: Likeness[Item]) -> int:
    """How many pairs from the beginning are the same."""
    count = 0
    for one, other in pairs:
        if likeness(one, other) < 1:
            break
        count += 1
    return count


def _best(old: range, new: range, likeness: Callable[[int, int], float]) -> Iterator[Pair]:
    """The pairing in order whose items are most alike in all; one that is the same counts as much as two alike."""
    found = [[_worth(likeness(i, j)) for j in new] for i in old]
    score = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            paired = score[i + 1][j + 1] + found[i][j] if found[i][j] >= SAME else 0.0
            score[i][j] = max(paired, score[i + 1][j], score[i][j + 1])
    i = j = 0
    while i < len(old) and j < len(new):
        if found[i][j] >= SAME and score[i][j] == score[i + 1][j + 1] + found[i][j]:
            yield Pair(old[i], new[j])
            i, j = i + 1, j + 1
        elif score[i][j] == score[i + 1][j]:
            yield Pair(old[i], None)
            i += 1
        else:
            yield Pair(None, new[j])
            j += 1
    yield from (Pair(k, None) for k in old[i:])
    yield from (Pair(None, k) for k in new[j:])


def _worth(likeness: float) -> float:
    return 2.0 if likeness >= 1 else likeness


def _equal(old: range, new: range, before: Sequence[Item], after: Sequence[Item]) -> Iterator[Pair]:
    """The same for long lists, whose equal items are found by what they print as."""
    matcher = SequenceMatcher(None, [repr(before[i]) for i in old], [repr(after[j]) for j in new], autojunk=False)
    for _, a, b, c, d in matcher.get_opcodes():
        yield from (Pair(i, j) for i, j in zip_longest(old[a:b], new[c:d]))


def _with_moved(pairs: Sequence[Pair], likeness: Callable[[int, int], float]) -> Iterator[Pair]:
    """Join what went away in one place with what came up in another, where it is almost the same."""
    gone = [pair.before for pair in pairs if pair.after is None and pair.before is not None]
    joined: dict[int, int] = {}
    for pair in pairs:
        if pair.before is None and pair.after is not None and gone:
            best = max(gone, key=lambda i: likeness(i, pair.after or 0))
            if likeness(best, pair.after) >= MOVED:
                joined[pair.after] = best
                gone.remove(best)
    for pair in pairs:
        if pair.after is None and pair.before not in gone:
            continue
        source = joined.get(pair.after) if pair.after is not None else None
        yield pair if source is None else Pair(source, pair.after, moved=True)
