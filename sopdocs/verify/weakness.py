"""Algorithms that prove nothing any more, whatever other tools say of them (poppler calls SHA-1 valid)."""

from __future__ import annotations

from typing import Any

from sopdocs.verify.report import Remark

_BROKEN = ("md2", "md5", "sha1")
_LEAST_RSA = 2048


def weaknesses(signature: Any, field: str) -> list[Remark]:
    """Weak digest or key of a signature."""
    info, certificate = signature.signer_info, signature.signer_cert
    digest = str(info["digest_algorithm"]["algorithm"].native)
    found = [Remark("S10", field, (("sebab", digest),))] if digest in _BROKEN else []
    key = certificate.public_key
    if key.algorithm in ("rsa", "rsassa_pss") and key.bit_size < _LEAST_RSA:
        found.append(Remark("S10", field, (("sebab", f"RSA {key.bit_size}"),)))
    return found
