"""The nearest text is the one rapidfuzz would name, whatever is left out before it is asked."""

from __future__ import annotations

from random import Random

from rapidfuzz import fuzz, process

from sopdocs.values.likeness import nearest

LETTERS = "aabdeik  "


def words(rng: Random) -> str:
    return "".join(rng.choice(LETTERS) for _ in range(rng.randint(0, 14)))


def test_the_nearest_is_not_lost_among_texts_of_other_lengths() -> None:
    found = 0
    for number in range(2000):
        rng = Random(number)
        text, choices = words(rng), [words(rng) for _ in range(12)]
        cutoff = rng.choice((60, 75, 80, 88))
        best = process.extractOne(text, choices, scorer=fuzz.ratio, score_cutoff=cutoff)
        assert nearest(text, choices, cutoff) == (best[0] if best else None)
        found += best is not None
    assert 200 < found < 1900
