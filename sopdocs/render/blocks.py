"""The one description of a page that is not a drawing: restricted HTML, read into a frozen tree.

Cover, approval page, identity block and narrative are written once per institution, in a small closed vocabulary
(docs/decisions/0002-restricted-html.md). PDF and HTML re-emit the tree and style it with ``style.css``; a writer of
another kind walks the same tree and maps tags and classes to its own styles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from sopdocs.render.said import Said

_INLINE = frozenset({"br", "strong", "em", "span", "img"})
_BLOCKS = frozenset({"h1", "h2", "h3", "p", "ol", "ul", "table", "div", "img"})

LOGO = "logo"
"""The one image there is: the office's logo (profile.yaml says which file)."""
MAX_DEPTH = 24
"""How deep tags may stand in each other."""

CHILDREN: dict[str, frozenset[str]] = {
    "": frozenset({"section"}),
    "section": _BLOCKS,
    "h1": _INLINE,
    "h2": _INLINE,
    "h3": _INLINE,
    "p": _INLINE,
    "ol": frozenset({"li"}),
    "ul": frozenset({"li"}),
    "li": _INLINE | _BLOCKS,
    "table": frozenset({"colgroup", "thead", "tr"}),
    "colgroup": frozenset({"col"}),
    "col": frozenset(),
    "thead": frozenset({"tr"}),
    "tr": frozenset({"td", "th"}),
    "td": _INLINE | _BLOCKS,
    "th": _INLINE | _BLOCKS,
    "div": _INLINE,
    "img": frozenset(),
    "br": frozenset(),
    "strong": _INLINE,
    "em": _INLINE,
    "span": _INLINE,
}
"""Tag -> tags that may stand in it (``""`` is the part itself)."""

TEXT_TAGS = frozenset({"h1", "h2", "h3", "p", "li", "td", "th", "div", "strong", "em", "span"})
"""Tags that may hold text."""

ATTRIBUTES: dict[str, frozenset[str]] = {
    "col": frozenset({"width"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
    "img": frozenset({"src", "alt"}),
    "p": frozenset({"id"}),
}
"""Tag -> attributes beside ``class``. A ``col``'s width is its share of the table's full width."""

CLASSES: dict[str, str] = {
    "sampul": "section: halaman judul",
    "pengesahan": "section: halaman pengesahan",
    "identitas": "section dan table: blok identitas",
    "penjelasan": "section: penjelasan sesudah bagan",
    "logo": "img atau div: logo lembaga, atau kotak kosong penggantinya",
    "kop": "p: kepala surat; baris nama lembaga",
    "alamat": "p: alamat kantor di bawah kop",
    "garis-kop": "p kosong: garis ganda penutup kop",
    "judul": "p atau td: judul SOP",
    "tahun": "p: tahun pada sampul",
    "lembaga": "td: sel logo dan nama lembaga",
    "induk": "p: nama lembaga induk",
    "unit": "p: nama unit kerja",
    "label": "th: nama medan",
    "nilai": "td: isi medan",
    "kepala": "th: kepala kotak",
    "isi": "td: isi kotak",
    "jabatan": "p: jabatan penanda tangan",
    "ttd": "p kosong: ruang tanda tangan (id ttd-pengesah, ttd-tambahan1, …)",
    "nama": "p: nama penanda tangan",
    "nomor-induk": "p: pangkat, NIP, atau NRP",
    "tempat-tanggal": "p: tempat dan tanggal pengesahan",
    "blok-ttd": "table tanpa garis untuk menempatkan tanda tangan",
    "formulir": "section: lembar dan daftar selain SOP (evaluasi, perubahan, daftar SOP)",
    "fakta": "table tanpa garis: nama medan dan isinya",
    "rinci": "table bergaris dengan kepala yang diulang di tiap halaman",
    "kesimpulan": "table rinci yang tidak terpisah dari tanda tangan di bawahnya",
    "subjudul": "td: judul di dalam tabel, selebar tabel",
    "isian": "td atau p kosong: ruang untuk diisi",
    "catatan": "p: keterangan kecil",
    "kotak": "span kosong: kotak centang kosong, digambar",
    "centang": "span kosong: kotak centang terisi, digambar",
    "angka": "ol: 1. 2. 3.",
    "huruf": "ol: a. b. c.",
    "strip": "ul: - - -",
    "baris": "ul: tanpa tanda, sebaris satu butir",
    "tengah": "rata tengah",
    "kanan": "rata kanan",
    "tanpa-garis": "table tanpa garis",
}
"""Every class a template may use, with what it means (Word styles are named after them)."""

_VOID = frozenset({"br", "col", "img"})
_NUMBER = re.compile(r"\d{1,3}(\.\d{1,2})?")
_SPAN = re.compile(r"[1-9]\d?")
_SIGNATURE = re.compile(r"ttd-[a-z]+[0-9]*")
_SHAPES: dict[str, re.Pattern[str]] = {
    "width": _NUMBER,
    "colspan": _SPAN,
    "rowspan": _SPAN,
    "scope": re.compile(r"row|col"),
    "id": _SIGNATURE,
    "src": re.compile(LOGO),
    "alt": re.compile(r"[^\x00]{0,300}"),
}
_SPACES = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True, slots=True)
class Element:
    """One tag of the vocabulary with its classes, its other attributes and what stands in it."""

    tag: str
    classes: tuple[str, ...]
    attributes: tuple[tuple[str, str], ...]
    children: tuple[Element | str, ...]

    def attribute(self, name: str) -> str:
        """Value of an attribute; "" where it is absent."""
        return dict(self.attributes).get(name, "")

    def walk(self) -> Iterator[Element]:
        """This element and every element below it, in reading order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    @property
    def text(self) -> str:
        """All text below, lines of ``br`` apart."""
        if self.tag == "br":
            return "\n"
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A part's elements, and what stood outside the vocabulary as (line of the HTML, reason)."""

    elements: tuple[Element, ...]
    refused: tuple[tuple[int, Said], ...]


@dataclass
class _Open:
    """An element whose end tag is still to come."""

    tag: str
    classes: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()
    children: list[Element | str] = field(default_factory=list)

    def close(self) -> Element:
        return Element(self.tag, self.classes, self.attributes, tuple(_trimmed(self.tag, self.children)))


class _Reader(HTMLParser):
    """Builds the tree; what is outside the vocabulary is noted and left out, its text kept where text may stand."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack = [_Open("")]
        self.refused: list[tuple[int, Said]] = []
        self.silent = 0

    def note(self, indonesian: str, english: str) -> None:
        self.refused.append((self.getpos()[0], Said(indonesian, english)))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in CHILDREN:
            self.silent += tag in ("script", "style", "svg", "object", "iframe")
            self.note(f"unsur <{tag}> tidak tersedia", f"there is no <{tag}>")
            return
        if tag not in CHILDREN[self.stack[-1].tag]:
            above = self.stack[-1].tag or "bagian"
            self.note(f"<{tag}> tidak boleh berada di dalam <{above}>", f"<{tag}> may not stand in <{above}>")
            return
        if len(self.stack) > MAX_DEPTH:
            self.note(
                f"<{tag}> berada lebih dari {MAX_DEPTH} tingkat di dalam",
                f"<{tag}> stands more than {MAX_DEPTH} levels deep",
            )
            return
        self.stack.append(_Open(tag, *self.read_attributes(tag, attrs)))
        if tag in _VOID:
            self.close_top()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style", "svg", "object", "iframe"):
            self.silent = max(0, self.silent - 1)
        if tag in _VOID or tag not in CHILDREN:
            return
        if self.stack[-1].tag == tag:
            self.close_top()
        else:
            self.note(
                f"</{tag}> tanpa pembuka, atau belum waktunya ditutup", f"</{tag}> closes nothing, or closes too early"
            )
            if any(item.tag == tag for item in self.stack):
                while self.stack[-1].tag != tag:
                    self.close_top()
                self.close_top()

    def handle_data(self, data: str) -> None:
        text = _SPACES.sub(" ", data)
        if self.silent or (self.stack[-1].tag not in TEXT_TAGS and text == " "):
            return
        if self.stack[-1].tag not in TEXT_TAGS:
            shown, above = text.strip()[:40], self.stack[-1].tag or "bagian"
            self.note(
                f"teks '{shown}' tidak boleh langsung di dalam <{above}>",
                f"the text '{shown}' may not stand directly in <{above}>",
            )
            return
        self.stack[-1].children.append(text)

    def unknown_decl(self, data: str) -> None:
        self.note(f"'{data[:20]}' tidak tersedia", f"'{data[:20]}' is not available")

    def close_top(self) -> None:
        done = self.stack.pop().close()
        self.stack[-1].children.append(done)

    def read_attributes(
        self, tag: str, attrs: list[tuple[str, str | None]]
    ) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
        classes: tuple[str, ...] = ()
        kept: list[tuple[str, str]] = []
        for name, value in attrs:
            if name == "class":
                classes = tuple(word for word in (value or "").split() if self.known_class(word))
            elif name not in ATTRIBUTES.get(tag, ()):
                self.note(f"atribut '{name}' pada <{tag}> tidak tersedia", f"<{tag}> has no attribute '{name}'")
            elif not _SHAPES[name].fullmatch(value or ""):
                shown = (value or "")[:60]
                self.note(
                    f"nilai '{shown}' bagi '{name}' pada <{tag}> tidak dapat dipakai",
                    f"'{name}' of <{tag}> cannot be '{shown}'",
                )
            else:
                kept.append((name, value or ""))
        return classes, tuple(sorted(kept))

    def known_class(self, word: str) -> bool:
        if word not in CLASSES:
            self.note(f"kelas '{word}' tidak tersedia", f"there is no class '{word}'")
        return word in CLASSES


def _trimmed(tag: str, children: list[Element | str]) -> Iterator[Element | str]:
    """Drop the white space that only indents the template: at the ends of a text, beside blocks and line breaks."""
    if tag in ("strong", "em", "span"):
        yield from children
        return
    last = len(children) - 1
    for index, child in enumerate(children):
        if isinstance(child, Element):
            yield child
            continue
        text = child
        if index == 0 or _breaks(children[index - 1]):
            text = text.lstrip(" ")
        if index == last or _breaks(children[index + 1]):
            text = text.rstrip(" ")
        if text:
            yield text


def _breaks(child: Element | str) -> bool:
    return isinstance(child, Element) and (child.tag == "br" or child.tag in _BLOCKS - {"img"})


def parse_blocks(html: str) -> Parsed:
    """Read a part's restricted HTML. Never raises: what is outside the vocabulary is listed and left out."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    for open_tag in [item.tag for item in reader.stack[1:]]:
        reader.note(f"<{open_tag}> tidak ditutup", f"<{open_tag}> is not closed")
    while len(reader.stack) > 1:
        reader.close_top()
    elements = tuple(child for child in reader.stack[0].children if isinstance(child, Element))
    return Parsed(elements, tuple(reader.refused))
