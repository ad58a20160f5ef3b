"""Broken copies of files, from a seeded random source: of bytes, and of the parts of a YAML text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import yaml

MARKS = (
    b"\x00", b"\xff", b"\xef\xbb\xbf", b"\r", b"\n", b"\n\n", b"\t", b"  ", b": ", b"- ", b"? ", b"#", b"'", b'"',
    b"[", b"]", b"{", b"}", b"|", b">-", b"&a ", b"*a", b"!!str ", b"!x ", b"%YAML 1.1\n", b"---\n", b"...\n",
    b"<<: *a", b"\\", b"\xe2\x80\xa8", b"\xc2\x85", b"\xed\xa0\x80", b"\xf0\x9f\x98\x80", b"=", b"[[", b"]]", b'"""',
    b"~", b"null",
)  # fmt: skip
"""Bytes that mean something to a reader of YAML, TOML or JSON."""
TEXTS = (
    "", " ", "-", "....", "0", "-1", "no", "~", "null", "9" * 5000, "1e999", "NaN", "١٢٣", "²", "１２", "Ⅻ",
    "0000-00-00", "2024-02-30", "9999-12-31", "99999-01-01", "31 Juni 2025", "30/02/24", "1 Jan 0001",
    "32-13-2024", "Senin, 0 Mei 2024", "5 menit", "10-5 menit", "99999999999999999999 jam", "1 x 24 jam x 7", "½ hari",
    "1,5,5 jam", "10 (sepuluh) hari kerja", "/", "2 kali setahun", "0 kali setahun", "setiap 0 bulan",
    "setiap 99999999999999 tahun", "{a}", "{", "%s", "[[", "]]", "<b>&amp;", "\U0001f600",
    "\u200b", "\u202eabc", "a\u0301" * 40, "\u0130" * 5, "ﬀ", "ß" * 20, "a" * 3000, "kata " * 400, "(" * 300, ")" * 300,
    "Undang-Undang Nomor 43 Tahun 2009 tentang " * 30, "UU No. 1/1999 jo. UU No. 2/2000 jo. " * 20,
    "Peraturan " * 200, "Nomor " * 300, "Peraturan Menteri X Nomor 5/M/2016/99/98 Tahun 1", "198001012005012001",
    "selesai", "berikut", "atas", "draf", "SOP 1", "SOP101", "../../etc/passwd", "/dev/zero", "C:\\x", "a\nb", "a\r\nb",
    "\x85", "\u2028", "tidak", "Ya", "ya.", "s0", "s1", "p0", "permenpan", "disahkan", "sha256:" + "0" * 64,
)  # fmt: skip
"""Values nobody should write, or only elsewhere."""

Tree = Any
_BITES = 4000


def bytes_mutant(rng: Random, data: bytes, others: tuple[bytes, ...]) -> bytes:
    """``data`` after one to eight changes that know nothing of its form."""
    for _ in range(rng.choice((1, 1, 1, 2, 3, 8))):
        data = rng.choice(_BYTE_CHANGES)(rng, data, others)
    return data


def _flip(rng: Random, data: bytes, _: tuple[bytes, ...]) -> bytes:
    if not data:
        return data
    at = rng.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << rng.randrange(8)]) + data[at + 1 :]


def _mark(rng: Random, data: bytes, _: tuple[bytes, ...]) -> bytes:
    at = rng.randint(0, len(data))
    return data[:at] + rng.choice(MARKS) * rng.choice((1, 1, 1, 2, 60)) + data[at:]


def _cut(rng: Random, data: bytes, _: tuple[bytes, ...]) -> bytes:
    at, size = rng.randint(0, len(data)), rng.choice((1, 2, 8, 64, 1024))
    return data[:at] + data[at + size :]


def _repeat(rng: Random, data: bytes, _: tuple[bytes, ...]) -> bytes:
    at, size = rng.randint(0, len(data)), rng.choice((1, 8, 64, 512))
    return data[:at] + data[at : at + size] * rng.choice((1, 2, 30)) + data[at:]


def _splice(rng: Random, data: bytes, others: tuple[bytes, ...]) -> bytes:
    other = rng.choice(others)
    at, of = rng.randint(0, len(data)), rng.randint(0, len(other))
    return data[:at] + other[of : of + rng.choice((16, 128, _BITES))] + data[at + rng.choice((0, 16, 128)) :]


def _lines(rng: Random, data: bytes, _: tuple[bytes, ...]) -> bytes:
    """Two lines change places, or one is indented otherwise."""
    lines = data.split(b"\n")
    one, two = rng.randrange(len(lines)), rng.randrange(len(lines))
    if rng.random() < 0.5:
        lines[one], lines[two] = lines[two], lines[one]
    else:
        lines[one] = lines[one].lstrip() if rng.random() < 0.5 else b" " * rng.randint(1, 6) + lines[one]
    return b"\n".join(lines)


def _words(rng: Random, data: bytes, _: tuple[bytes, ...]) -> bytes:
    """A word becomes a text nobody should write."""
    words = data.split(b" ")
    words[rng.randrange(len(words))] = rng.choice(TEXTS).encode()
    return b" ".join(words)


_BYTE_CHANGES: tuple[Callable[[Random, bytes, tuple[bytes, ...]], bytes], ...] = (
    _flip, _mark, _mark, _cut, _repeat, _splice, _lines, _words, _words
)  # fmt: skip


def tree_mutant(rng: Random, data: bytes, keys: tuple[str, ...]) -> bytes:
    """The YAML text ``data`` after one to six changes of its parts, written again in some style."""
    tree = yaml.load(data, Loader=yaml.BaseLoader)
    for _ in range(rng.choice((1, 1, 2, 3, 6))):
        places = list(_places(tree))
        parent, key = rng.choice(places) if places else (None, None)
        if parent is not None:
            rng.choice(_TREE_CHANGES)(rng, parent, key, keys)
    style = rng.choice((None, None, None, '"', "'"))
    text = yaml.dump(
        tree,
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=rng.random() < 0.8,
        width=rng.choice((40, 10_000)),
        default_style=style,
        default_flow_style=rng.random() < 0.15,
    )
    return text.encode("utf-8", "surrogatepass")


class _Dumper(yaml.SafeDumper):
    """Writes a part that stands twice twice."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def _places(tree: Tree, depth: int = 0) -> Iterator[tuple[Tree, Any]]:
    inner = list(tree) if isinstance(tree, dict) else range(len(tree)) if isinstance(tree, list) else ()
    for key in inner if depth < 8 else ():
        yield tree, key
        yield from _places(tree[key], depth + 1)


def _copied(tree: Tree) -> Tree:
    if isinstance(tree, dict):
        return {key: _copied(value) for key, value in tree.items()}
    return [_copied(item) for item in tree] if isinstance(tree, list) else tree


def _value(rng: Random, keys: tuple[str, ...]) -> Tree:
    text = rng.choice(TEXTS)
    forms: tuple[Tree, ...] = (
        text, text, text, None, [], {}, [text], [[text]], [None, text], {rng.choice(keys): text}, {text[:40]: text},
        [{rng.choice(keys): [text]}], {"gabung": "atas"}, {"butir": [text], "per_keluar": {text[:40]: [text]}},
    )  # fmt: skip
    return rng.choice(forms)


def _replace(rng: Random, parent: Tree, key: Any, keys: tuple[str, ...]) -> None:
    parent[key] = _value(rng, keys)


def _drop(_rng: Random, parent: Tree, key: Any, _keys: tuple[str, ...]) -> None:
    del parent[key]


def _add(rng: Random, parent: Tree, _key: Any, keys: tuple[str, ...]) -> None:
    if isinstance(parent, dict):
        parent[rng.choice((*keys, *(text[:60] for text in TEXTS)))] = _value(rng, keys)
    else:
        parent.insert(rng.randint(0, len(parent)), _value(rng, keys))


def _again(rng: Random, parent: Tree, key: Any, _keys: tuple[str, ...]) -> None:
    """An item stands several times, or all items stand in another order."""
    if isinstance(parent, list):
        parent.extend(_copied(parent[key]) for _ in range(rng.choice((1, 2, 40))))
    else:
        items = list(parent.items())
        rng.shuffle(items)
        parent.clear()
        parent.update(items)


def _swap(rng: Random, parent: Tree, key: Any, _keys: tuple[str, ...]) -> None:
    other = rng.choice(list(parent) if isinstance(parent, dict) else range(len(parent)))
    parent[key], parent[other] = parent[other], parent[key]


def _rename(rng: Random, parent: Tree, key: Any, keys: tuple[str, ...]) -> None:
    if isinstance(parent, dict):
        parent[rng.choice((*keys, key + "x", key.upper()))] = parent.pop(key)


def _touch(rng: Random, parent: Tree, key: Any, _keys: tuple[str, ...]) -> None:
    """A text is cut, doubled, or has something put into it."""
    if isinstance(parent[key], str):
        text = parent[key]
        at = rng.randint(0, len(text))
        parent[key] = rng.choice((text[:at], text * 2, text[:at] + rng.choice(TEXTS)[:80] + text[at:], text.upper()))


_TREE_CHANGES: tuple[Callable[[Random, Tree, Any, tuple[str, ...]], None], ...] = (
    _replace, _replace, _drop, _add, _add, _again, _swap, _rename, _touch, _touch
)  # fmt: skip
