"""Signatures in ink: the scan is filed and its SHA-256 recorded; nobody can verify it digitally, and reports say so."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from sopdocs.jobs.filing import Filed, FilingError, file_entry
from sopdocs.ledger import Signature, SignerRole, fingerprint
from sopdocs.load import load
from sopdocs.officials import load_officials, printed_signer

_KINDS = {b"%PDF-": ".pdf", b"\x89PNG\r\n\x1a\n": ".png", b"\xff\xd8\xff": ".jpg"}


def evidence(path: Path, scan: Path, role: SignerRole, day: date, output: Path, reason: str = "") -> Filed:
    """File a scan of a signature in ink, and put it on record.

    :raises FilingError: no scan, not one, or nothing that could have been signed; with nothing written.
    """
    definition = load(path)
    if definition.sop is None:
        raise FilingError("no_definition", path=path)
    if definition.sop.status != "diajukan" and not reason.strip():
        raise FilingError("not_ready", against=f"status {definition.sop.status}")
    signer = printed_signer(definition.sop, role)
    if signer is None:
        raise FilingError("no_signer", role=role)
    try:
        data = scan.read_bytes()
    except OSError:
        raise FilingError("scan_unreadable", path=scan) from None
    suffix = next((suffix for start, suffix in _KINDS.items() if data.startswith(start)), "")
    if not suffix:
        raise FilingError("scan_unknown", path=scan)
    official = load_officials(path).officials.named(signer.name, signer.nip or signer.nrp, day)
    entry = Signature(
        date=day,
        role=role,
        by=official.key if official else signer.name,
        means="basah",
        fingerprint=fingerprint(definition.data),
        note=reason or None,
    )
    name = f"{path.stem}-{role}-basah-{hashlib.sha256(data).hexdigest()[:8]}{suffix}"
    return file_entry(path, output, name, data, entry)
