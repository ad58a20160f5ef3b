"""Addresses between files of one folder: relative, percent-encoded, the same on a file share and on a web server."""

from __future__ import annotations

import os
from posixpath import dirname, relpath
from urllib.parse import quote


def page_of(name: str) -> str:
    """Path of an SOP's page from the register's folder."""
    return f"sop/{name}.html"


def name_of(page: str) -> str | None:
    """The SOP whose page this is; None for any other file.

    >>> name_of(page_of("kpu/a")), name_of("index.html")
    ('kpu/a', None)
    """
    head, tail = page_of("\0").split("\0")
    return page[len(head) : -len(tail)] if page.startswith(head) and page.endswith(tail) else None


def chart_of(name: str, sheet: int) -> str:
    """Path of a sheet of an SOP's chart from the register's folder; ``sheet`` counts from 1."""
    return f"sop/{name}-alur-{sheet}.svg"


def url(page: str, target: str, anchor: str = "") -> str:
    """How ``page`` names ``target``, both paths from the register's folder.

    >>> url("sop/kpu/a.html", "../kpu/a #1.pdf")
    '../../../kpu/a%20%231.pdf'
    """
    path = relpath(target, dirname(page) or ".")
    return quote(os.fsencode(path)) + (f"#{quote(anchor)}" if anchor else "")
