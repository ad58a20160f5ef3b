"""The definition inside a Word document: a custom XML part that Word and LibreOffice carry along unchanged."""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass
from html import escape
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

NAMESPACE = "urn:sopdocs:sop:1"
FOLDER = "customXml/"
"""Where custom XML parts lie in a package."""
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_ELEMENT = f"{{{NAMESPACE}}}sumber"


@dataclass(frozen=True, slots=True)
class Carried:
    """A definition found in a document; ``intact`` is false where it is no longer what was put in."""

    name: str
    data: bytes
    intact: bool


def write_item(source: bytes, name: str) -> bytes:
    """The part's XML: the definition as base64, so that no program can change a line end in it, with its SHA-256."""
    digest = hashlib.sha256(source).hexdigest()
    text = base64.b64encode(source).decode()
    clean = "".join(character if character.isprintable() else "_" for character in name)
    return (
        f'<sop xmlns="{NAMESPACE}"><sumber nama="{escape(clean)}" format="yaml" sandi="base64" '
        f'sha256="{digest}">{text}</sumber></sop>'
    ).encode()


def read_item(item: bytes) -> Carried | None:
    """What `write_item` wrote; None for any other XML part."""
    if NAMESPACE.encode() not in item or b"<!" in item:
        return None
    try:
        found = ElementTree.fromstring(item).find(_ELEMENT)
        if found is None:
            return None
        data = base64.b64decode("".join((found.text or "").split()), validate=True)
    except (ElementTree.ParseError, binascii.Error, ValueError):
        return Carried("", b"", intact=False)
    intact = hashlib.sha256(data).hexdigest() == found.get("sha256", "")
    return Carried(found.get("nama", ""), data, intact)


def item_properties() -> bytes:
    """What Word needs to know of the part: an id, the same in every document."""
    identity = str(uuid5(NAMESPACE_URL, NAMESPACE)).upper()
    return (
        f'<ds:datastoreItem xmlns:ds="{_STORE}" ds:itemID="{{{identity}}}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()
