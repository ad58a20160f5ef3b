"""Mending a definition's text: what is safe to change without its author, and nothing else.

The fixes are in `sopdocs.fix.mend`; here are only the codes they mend, which every report of findings names.
"""

MENDABLE = (
    "SOP126", "SOP208", "SOP805", "SOP909", "SOP210", "SOP203", "SOP204", "SOP212", "SOP517",
)  # fmt: skip
"""Codes of findings that can be mended, in the order they are tried."""
