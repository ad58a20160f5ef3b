"""The catalogue as one table, docs/rules.md: code, level, title and source of every page, and where its rule fires.

``python -m bench.verdicts --table > docs/rules.md`` writes it; a test says when it is out of date.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import groupby

from sopdocs.rules.pages import EVIDENCE, Page, codes, page

GROUPS: dict[str, str] = {
    "0": "Berkas, pengecualian, dan tata letak",
    "1": "Identitas dan tanggal",
    "2": "Dasar hukum",
    "3": "Pelaksana",
    "4": "Langkah dan alur",
    "5": "Mutu baku",
    "6": "Tinjauan",
    "7": "Pengesahan dan tanda tangan",
    "8": "Keterkaitan dan register",
    "9": "Bahasa",
}
_LEVELS = {"error": "galat", "warning": "peringatan", "advice": "saran"}
_HEAD = """# Aturan

Dibuat dari halaman-halaman `sopdocs/rules/SOP*.md` dengan `python -m bench.verdicts --table`; jangan disunting di sini.
`sopdocs rule KODE` menampilkan alasan dan contohnya. Tingkat di sini adalah bawaan; profile.yaml lembaga dapat
mengubahnya pada `aturan`. Kolom terakhir menyebut SOP nyata di `definitions/` yang kena aturan itu;
perbandingannya dengan putusan pembaca: `python -m bench.verdicts`.
"""


def table(fired: Mapping[str, Collection[str]]) -> str:
    """The whole text of docs/rules.md; ``fired`` are the codes found in each of the SOPs that are shown as columns."""
    pages = [page(code) for code in codes()]
    parts = [_HEAD, _counts(pages)]
    for group, members in groupby(pages, key=lambda each: each.code[3]):
        rows = "\n".join(_row(each, fired) for each in members)
        heads = "".join(f" {name} |" for name in fired)
        rule = "---|" * len(fired)
        parts.append(
            f"\n## {GROUPS[group]}\n\n| kode | tingkat | apa | sumber |{heads}\n|---|---|---|---|{rule}\n{rows}\n"
        )
    return "".join(parts)


def _counts(pages: list[Page]) -> str:
    levels = ", ".join(f"{sum(each.level == level for each in pages)} {name}" for level, name in _LEVELS.items())
    sources = ", ".join(
        f"{sum(each.evidence == evidence for each in pages)} {note[0] or evidence}"
        for evidence, note in EVIDENCE.items()
    )
    return f"\n{len(pages)} kode: {levels}. Sumbernya: {sources}.\n"


def _row(each: Page, fired: Mapping[str, Collection[str]]) -> str:
    cells = (
        f"[{each.code}](../sopdocs/rules/{each.code}.md)",
        _LEVELS[each.level],
        each.title["id"],
        each.source_in("id"),
        *(_fires(each, codes) for codes in fired.values()),
    )
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"


def _fires(each: Page, codes: Collection[str]) -> str:
    """Whether the rule fires; blank for what is noticed only while building."""
    if each.stage == "bangun":
        return ""
    return "kena" if each.code in codes else "tidak"
