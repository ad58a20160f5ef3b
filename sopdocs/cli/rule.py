"""``sopdocs rule``: a rule's page."""

from __future__ import annotations

from sopdocs.cli.context import Context
from sopdocs.cli.messages import say
from sopdocs.cli.paths import UsageError
from sopdocs.fix import MENDABLE
from sopdocs.report.levels import LEVEL_NAMES
from sopdocs.rules.pages import page


def run(context: Context) -> int:
    """Print code, level, title, source, and why, with what is wrong and what is right."""
    lang = context.lang
    try:
        about = page(context.options.code.upper())
    except KeyError:
        raise UsageError(say(lang, "no_rule", code=context.options.code)) from None
    context.out(f"{about.code} ({LEVEL_NAMES[lang][about.level]}): {about.title[lang]}")
    context.out(say(lang, "rule_source", source=about.source_in(lang)))
    if about.code in MENDABLE:
        context.out(say(lang, "rule_mendable"))
    context.out(f"\n{about.body_in(lang).strip()}")
    return 0
