"""The definition inside the document: a custom XML part that Word and LibreOffice carry along unchanged."""

from __future__ import annotations

import base64
import hashlib
from uuid import NAMESPACE_URL, uuid5

from sopdocs.render.docx.runs import escape

SOURCE_NAMESPACE = "urn:sopdocs:sop:1"
SOURCE_PART = "/customXml/item1.xml"
SOURCE_PROPERTIES = "/customXml/itemProps1.xml"
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def source_item(source: bytes, name: str) -> bytes:
    """The part's XML: the definition as base64, so that no program can change a line end in it, with its SHA-256."""
    digest = hashlib.sha256(source).hexdigest()
    text = base64.b64encode(source).decode()
    return (
        f'<sop xmlns="{SOURCE_NAMESPACE}"><sumber nama="{escape(name)}" format="yaml" sandi="base64" '
        f'sha256="{digest}">{text}</sumber></sop>'
    ).encode()


def item_properties() -> bytes:
    """What Word needs to know of the part: an id, the same in every document."""
    identity = str(uuid5(NAMESPACE_URL, SOURCE_NAMESPACE)).upper()
    return (
        f'<ds:datastoreItem xmlns:ds="{_STORE}" ds:itemID="{{{identity}}}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{SOURCE_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()
