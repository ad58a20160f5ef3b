"""What the validator of PDF/A and PDF/UA finds in a file, less the one thing it reads otherwise than ISO 19005-3."""

from __future__ import annotations

import page

OWN = "STREAM-LENGTH-001"
"""Its rule on the length of a stream: it takes a stream's last byte, when that is CR, for a part of the end of line."""


def broken_rules(data: bytes, profile: str) -> set[str]:
    """The rules of ``profile`` (``3a`` or ``ua1``) that the file breaks, by their codes.

    Compressed data, certificates and revocation lists end with any byte, so one in 256 with CR, and then a file that
    is right is told to be wrong. Only when a copy in which no stream ends so is clean of that rule, it is let go.
    """
    found = _found(data, profile)
    if any(rule.endswith(OWN) for rule in found):
        clear = _found(data.replace(b"\r\nendstream", b"x\nendstream"), profile)
        if not any(rule.endswith(OWN) for rule in clear):
            return {rule for rule in found if not rule.endswith(OWN)}
    return found


def _found(data: bytes, profile: str) -> set[str]:
    return {failure.rule_id for failure in page.validate_pdf_bytes(data, profile=profile).failures}
