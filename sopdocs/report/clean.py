"""Text as XML may hold it."""

from __future__ import annotations

import re

_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """The text with a replacement character for each that XML forbids.

    >>> xml_text("a\\x00b")
    'a\ufffdb'
    """
    return _NOT_XML.sub("\ufffd", text)
