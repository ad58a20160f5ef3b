"""Why something was not signed."""

from __future__ import annotations


class SigningError(Exception):
    """Signing did not happen. ``reason`` is a key of the command line's words, ``values`` fill them; never a secret.

    ``service`` tells a key, secret or service that failed (exit status 4) from a refusal of ours.
    """

    def __init__(self, reason: str, *, service: bool = False, **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.service = service
        self.values = values
