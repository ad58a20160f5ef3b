"""What the PDF's metadata (XMP) say beyond WeasyPrint's own: the PDF/UA mark, and what the pages were made from.

PDF/A asks that every property outside the standard's schemas is described in the file itself (ISO 19005-3, 6.6.2.3).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sopdocs.provenance import PARTS, Provenance

NAMESPACE = "urn:sopdocs:provenance:1#"
PREFIX = "sopdocs"
_DESCRIPTIONS: Mapping[str, str] = {
    "program": "Version and digest of the program that made the pages",
    "engine": "Libraries that set the pages, with their versions",
    "profile": "Digest of the institution's merged profile",
    "templates": "Digests of the institution's templates, styles and logo",
    "fonts": "Digests of the font files at hand",
}


@dataclass(frozen=True, slots=True)
class _Schema:
    title: str
    namespace: str
    prefix: str
    kind: str
    properties: Mapping[str, str]


_SCHEMAS = (
    _Schema(
        "PDF/UA identification schema",
        "http://www.aiim.org/pdfua/ns/id/",
        "pdfuaid",
        "Integer",
        {"part": "Part of ISO 14289 that the document follows"},
    ),
    _Schema("What a document of sopdocs is made from", NAMESPACE, PREFIX, "Text", _DESCRIPTIONS),
)


def xmp_marks(provenance: Provenance) -> bytes:
    """Descriptions to stand before ``</rdf:RDF>``: the same provenance gives the same bytes."""
    texts = provenance.texts()
    own = "\n".join(f"<{PREFIX}:{part}>{texts[part]}</{PREFIX}:{part}>" for part in PARTS)
    schemas = "\n".join(_described(schema) for schema in _SCHEMAS)
    return f"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:{PREFIX}="{NAMESPACE}">
{own}
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag>
{schemas}
</rdf:Bag></pdfaExtension:schemas></rdf:Description>
""".encode()


def _described(schema: _Schema) -> str:
    properties = "\n".join(
        f"""<rdf:li rdf:parseType="Resource">
<pdfaProperty:name>{name}</pdfaProperty:name>
<pdfaProperty:valueType>{schema.kind}</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>{words}</pdfaProperty:description>
</rdf:li>"""
        for name, words in schema.properties.items()
    )
    return f"""<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>{schema.title}</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{schema.namespace}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>{schema.prefix}</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>
{properties}
</rdf:Seq></pdfaSchema:property>
</rdf:li>"""
