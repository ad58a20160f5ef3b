"""Why reminding cannot begin."""

from __future__ import annotations


class RemindError(Exception):
    """Nothing was sent. ``reason`` is a key of the command line's words, ``values`` fill them; never a secret.

    ``service`` tells a secret or another run in the way (exit status 4) from a setting that must be mended (2).
    """

    def __init__(self, reason: str, *, service: bool = False, **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.service = service
        self.values = values
