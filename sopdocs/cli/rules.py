"""``sopdocs rules``: the catalogue as a table."""

from __future__ import annotations

from sopdocs.cli.choices import told
from sopdocs.cli.context import Context
from sopdocs.cli.messages import say
from sopdocs.config import codes
from sopdocs.fix import MENDABLE
from sopdocs.report.levels import LEVEL_NAMES
from sopdocs.report.statistics import table
from sopdocs.rules.pages import codes as all_codes
from sopdocs.rules.pages import page


def run(context: Context) -> int:
    """Print code, level, title and whether ``--fix`` mends it, of every rule or of those whose code begins as given."""
    lang = context.lang
    known = all_codes()
    asked = told(context, lambda: codes(context.options.codes, known, "sopdocs rules"))
    pages = [page(code) for code in known if not asked or code.startswith(asked)]
    heads = [*(say(lang, f"head_{name}") for name in ("code", "level", "rule")), "--fix"]
    rows = [
        (each.code, LEVEL_NAMES[lang][each.level], each.title[lang], say(lang, "yes") if each.code in MENDABLE else "")
        for each in pages
    ]
    context.out(table(heads, rows))
    return 0
