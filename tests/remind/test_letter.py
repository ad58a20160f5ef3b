"""Letters, and the texts for WhatsApp, whatever authors wrote."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html

from sopdocs.remind.agenda import Digest, Timing, agenda
from sopdocs.remind.faults import RemindError
from sopdocs.remind.item import items, line
from sopdocs.remind.letter import letter, sender
from sopdocs.remind.whatsapp import LONGEST, texts
from sopdocs.remind.words import Lang
from sopdocs.standing import Person, Standing
from tests.remind.office import CLERK, TODAY, duty, standing

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
WICKED = 'Surat\r\nBcc: c@d.example\r\n\r\n<script>alert(1)</script> & "masuk" \u202etxt.exe\x07'


def digest(*standings: Standing) -> Digest:
    return agenda(items(standings, Path()), Timing()).digests[0]


def written(made: Digest, lang: Lang = "id") -> EmailMessage:
    data = letter(made, "mail/a/1", sender("SOP Dinas <sop@dinas.example>"), NOW, lang).as_bytes()
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 998
    parsed = message_from_bytes(data, policy=policy.default)
    assert isinstance(parsed, EmailMessage)
    return parsed


def part(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    assert isinstance(body, EmailMessage)
    return str(body.get_content())


def test_nothing_an_author_wrote_becomes_a_header_or_markup() -> None:
    person = Person("x", WICKED, WICKED, "x@dinas.example")
    message = written(digest(standing("a", duty(-1), owner=person, title=WICKED)))
    assert message["Bcc"] is None
    assert message["To"].addresses[0].addr_spec == "x@dinas.example"
    assert message["Subject"] == "Tinjauan SOP: 1 terlambat (23 November 2026)"
    tree = html.document_fromstring(part(message, "html"))
    assert tree.xpath("//script") == []
    assert '<script>alert(1)</script> & "masuk" txt.exe' in tree.text_content()
    assert "\nBcc" not in part(message, "plain")


def test_one_key_gives_one_message_id_and_another_key_another() -> None:
    origin = sender("sop@dinas.example")
    made = digest(standing("a", duty(-1)))
    names = [letter(made, key, origin, NOW, "id")["Message-ID"] for key in ("k1", "k1", "k2")]
    assert names[0] == names[1] != names[2]
    assert names[0].endswith("@dinas.example>")


def test_both_forms_name_every_sop_of_a_very_long_list() -> None:
    message = written(digest(*(standing(f"sop{n:03}", duty(-n)) for n in range(300))))
    for kind in ("plain", "html"):
        text = part(message, kind)
        assert all(f"sop{n:03}/UJI/2026" in text for n in range(300))
    assert len(part(message, "html").encode()) < 250_000


def test_the_table_can_be_read_aloud_and_without_colours() -> None:
    message = written(digest(standing("a", duty(-12)), standing("b", duty(0)), standing("c", duty(5))))
    tree = html.document_fromstring(part(message, "html"))
    assert tree.get("lang") == "id"
    (table,) = tree.xpath("//table")
    assert len(table.xpath("caption")) == 1
    assert len(table.xpath("thead/tr/th[@scope='col']")) == 2
    states = [cell.text_content() for cell in table.xpath("tbody/tr/td[1]")]
    assert [text.split("Jatuh")[0] for text in states[:1]] == ["Terlambat 12 hari"]
    assert "Jatuh tempo hari ini" in states[1]
    assert "5 hari lagi" in states[2]
    assert tree.xpath("//img | //style | //link | //script") == []


@pytest.mark.parametrize(("lang", "word"), [("id", "Yth. Tini Uji,"), ("en", "Dear Tini Uji,")])
def test_letters_speak_both_languages(lang: Lang, word: str) -> None:
    message = written(digest(standing("a", duty(-12))), lang)
    assert message["Content-Language"] == lang
    assert part(message, "plain").startswith(word)


@pytest.mark.parametrize("wrong", ["SOP Dinas", "", "sop@", "a@b.example\r\nBcc: c@d.example"])
def test_a_sender_without_an_address_is_refused(wrong: str) -> None:
    with pytest.raises(RemindError, match="bad_sender"):
        sender(wrong)


def test_a_whatsapp_text_has_a_link_with_the_same_text_and_an_end() -> None:
    made = digest(*(standing(f"sop{n:03}", duty(-n - 1), title=WICKED) for n in range(LONGEST + 3)))
    block = texts([made], TODAY, "id")
    link = next(row for row in block.splitlines() if row.startswith("https://wa.me/?text="))
    assert unquote(link.partition("=")[2]) in block
    assert "dan 3 lagi" in block
    assert "\u202e" not in block
    assert f"<{CLERK.email}>" in block


def test_one_line_is_one_line() -> None:
    assert line(" a\u2028b\tc\x00d\ud800 ") == "a b cd"
    assert line("\u00e9 \u4e2d") == "\u00e9 \u4e2d"
