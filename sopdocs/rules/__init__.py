"""The rule catalogue: one page and one function per rule.

`check` finds problems, `sopdocs.rules.words` puts them into words. A new rule is a page, a function and a line in
`sopdocs.rules.catalogue`; nothing else changes.
"""

from sopdocs.rules.catalogue import CHECKS
from sopdocs.rules.engine import check, level_of
from sopdocs.rules.subject import Subject

__all__ = ["CHECKS", "Subject", "check", "level_of"]
