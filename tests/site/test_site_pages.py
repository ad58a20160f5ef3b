"""Pages as text: escaped, bound to one folder, the same on every run."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from datetime import date
from posixpath import dirname, join, normpath
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup

from sopdocs.site.make import make_site
from sopdocs.site.words import WORDS, Lang
from tests.site.samples import TODAY, dossier, duty, finding, full, many, review, site, sop

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


def made(*dossiers: object, lang: Lang = "id") -> dict[str, str]:
    return {path: data.decode() for path, data in make_site(site(*dossiers), lang)}  # type: ignore[arg-type]


def soup(text: str) -> BeautifulSoup:
    return BeautifulSoup(text, "html.parser")


def test_an_office_becomes_a_list_calendars_rules_and_a_page_for_each_sop() -> None:
    pages = made(full(), dossier(2))
    assert list(pages)[-1] == "index.html"
    assert set(pages) == {
        "sop/unit/sop #1 & lain.html", "sop/unit/sop-2.html", "kalender.html", "kalender-2025.html",
        "kalender-2027.html", "aturan.html", "index.html",
    }  # fmt: skip


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_page_is_the_same_again(lang: Lang) -> None:
    assert made(full(), dossier(2), lang=lang) == made(full(), dossier(2), lang=lang)


def test_what_an_author_wrote_is_text_and_nothing_else() -> None:
    hostile = replace(
        full(),
        sop=sop(judul=HOSTILE, instansi=[HOSTILE], peralatan=[HOSTILE], langkah=[{"kegiatan": HOSTILE}]),
        unit=HOSTILE,
        findings=(finding("error", HOSTILE),),
        standing=replace(full().standing, title=HOSTILE, number=HOSTILE, unit=HOSTILE, duties=(duty(TODAY),)),
        reviews=(review(TODAY),),
    )
    for path, text in made(hostile).items():
        page = soup(text)
        scripts = page.find_all("script")
        assert len(scripts) == (path == "index.html")
        assert not [tag for tag in page.find_all(True) if any(name.startswith("on") for name in tag.attrs)]
        assert {tag["src"] for tag in page.find_all("img")} <= {"sop%20%231%20%26%20lain-alur-1.svg"}


@pytest.mark.parametrize("lang", ["id", "en"])
def test_style_and_script_run_by_their_hash_and_nothing_comes_from_outside(lang: Lang) -> None:
    for path, text in made(full(), dossier(2), lang=lang).items():
        page = soup(text)
        policy = str(page.find("meta", {"http-equiv": "Content-Security-Policy"})["content"])  # type: ignore[index]
        assert policy.startswith("default-src 'none'; ")
        for name in ("style", "script"):
            found = re.search(rf"<{name}>(.*?)</{name}>", text, re.DOTALL)
            digest = base64.b64encode(hashlib.sha256(found[1].encode()).digest()).decode() if found else ""
            assert (f"{name}-src 'sha256-{digest}'" in policy) if found else f"{name}-src" not in policy
        assert not page.find_all(style=True)
        assert not re.findall(r"https?://|//[a-z]+\.|url\(", text), path


def test_links_lead_to_pages_that_are_there() -> None:
    pages = made(full(), dossier(2))
    there = {*pages, "../unit/sop #1 & lain.pdf", "sop/unit/sop #1 & lain-alur-1.svg"}
    for path, text in pages.items():
        page = soup(text)
        links = [str(tag["href"]) for tag in page.find_all("a")] + [str(tag["src"]) for tag in page.find_all("img")]
        for link in links:
            target, _, anchor = link.partition("#")
            where = normpath(join(dirname(path), unquote(target))) if target else path
            assert where in there, (path, link)
            if anchor and where in pages:
                assert soup(pages[where]).find(id=unquote(anchor)), (path, link)


def test_both_languages_say_everything() -> None:
    for key, words in WORDS.items():
        assert all(words), key
        assert len({tuple(sorted(re.findall(r"{(\w+)}", text))) for text in words}) == 1, key


def test_an_english_page_marks_what_is_indonesian() -> None:
    page = soup(made(full(), lang="en")["sop/unit/sop #1 & lain.html"])
    assert page.html is not None
    assert page.html["lang"] == "en"
    assert page.h1 is not None
    assert page.h1["lang"] == "id"
    assert page.find("h2", id="temuan").get_text() == "Findings"  # type: ignore[union-attr]


def test_an_overdue_review_is_told_in_words_in_the_list_and_on_its_page() -> None:
    pages = made(full())
    row = soup(pages["index.html"]).find("tr", {"data-tinjauan": "late"})
    assert row is not None
    assert "2 Mar 2026" in row.get_text()
    assert "terlambat 265 hari" in row.get_text()
    assert "terlambat 265 hari" in soup(pages["sop/unit/sop #1 & lain.html"]).find(class_="tanda").get_text()  # type: ignore[union-attr]


def test_sops_that_cannot_be_counted_can_be_chosen_and_are_not_offered_where_there_are_none() -> None:
    page = soup(made(dossier(1, state="diajukan"), dossier(2, due=date(2027, 3, 2)))["index.html"])
    assert [row["data-tinjauan"] for row in page.find("tbody").find_all("tr")] == ["uncounted", "later"]  # type: ignore[union-attr]
    tile = page.find("button", {"data-nilai": "uncounted"})
    assert tile is not None
    assert tile.get_text() == "1 tinjauan belum dihitung"
    assert page.find("option", {"value": "uncounted"}) is not None
    without = soup(made(dossier(2, due=date(2027, 3, 2)))["index.html"])
    assert without.find("button", {"data-nilai": "uncounted"}) is None
    assert without.find("option", {"value": "uncounted"}) is None


def test_a_duty_stays_in_the_month_it_was_due_and_is_named_in_the_current_year() -> None:
    late = dossier(3, due=date(2024, 5, 6))
    pages = made(late)
    assert "kalender-2024.html" in pages
    may = soup(pages["kalender-2024.html"]).find("h3", string="Mei 2024").find_next_sibling("ul")  # type: ignore[union-attr]
    assert may.find(class_="c-late")  # type: ignore[union-attr]
    now = soup(pages["kalender.html"])
    assert "Masih terbuka dari tahun sebelumnya: 1" in now.find(class_="sisa-lalu").get_text()  # type: ignore[union-attr]
    assert "Pelayanan Izin 3" in now.find(class_="acara").get_text()  # type: ignore[union-attr]


def test_a_calendar_tells_done_due_and_overdue_apart_in_words() -> None:
    text = made(
        dossier(1, due=TODAY), dossier(2, due=date(2026, 1, 5)), dossier(3, reviews=(review(date(2026, 2, 3)),))
    )
    items = [li.get_text(" ", strip=True) for li in soup(text["kalender.html"]).select(".acara li")]
    assert [next(word for word in ("terlambat", "jatuh tempo", "selesai") if word in item) for item in items] == [
        "terlambat",
        "selesai",
        "jatuh tempo",
    ]


def test_the_steps_are_there_in_words_with_where_they_lead() -> None:
    rows = soup(made(full())["sop/unit/sop #1 & lain.html"]).select("table.langkah tbody tr")
    assert rows[1].get_text("|").split("|")[-1] == "Ya: selesai\nTidak: 1"
    assert rows[0].find("th", scope="row").get_text() == "Menerima berkas"  # type: ignore[union-attr]


def test_related_sops_are_links_both_ways_and_what_is_not_here_says_so() -> None:
    section = soup(made(full(), dossier(2))["sop/unit/sop #1 & lain.html"]).find(
        "section", {"aria-labelledby": "keterkaitan"}
    )
    links = section.find_all("a")  # type: ignore[union-attr]
    assert [link["href"] for link in links] == ["sop-2.html", "sop-2.html"]
    assert "SOP Yang Tidak Ada (tidak ada di daftar ini)" in " ".join(section.get_text().split())  # type: ignore[union-attr]


def test_a_rule_is_explained_where_findings_point_to() -> None:
    article = soup(made(full())["aturan.html"]).find(id="SOP101")
    assert article is not None
    assert "SOP perlu judul." in article.get_text()
    assert article.find("pre").get_text() == "judul:"  # type: ignore[union-attr]


def test_an_empty_office_has_its_pages_too() -> None:
    page = soup(made()["index.html"])
    assert "Belum ada SOP" in page.get_text()
    assert page.find("table") is None
    assert page.find("script") is None


def test_an_sop_of_nothing_but_a_file_is_listed_by_words() -> None:
    kept = dossier(1, state="draf", owner=None)
    standing = replace(kept.standing, number="", title="", effective=None)
    pages = made(
        replace(kept, standing=standing, sop=sop(judul=None, instansi=[], langkah=[], pelaksana=None), unit="")
    )
    row = soup(pages["index.html"]).select_one("tbody tr")
    assert row is not None
    assert "tanpa nomor" in row.get_text()
    assert "(tanpa judul)" in row.get_text()


def test_files_that_could_not_be_read_are_named_on_the_first_page() -> None:
    pages = dict(make_site(replace(site(), unread=(finding("error", "Berkas rusak."),)), "id"))
    notice = soup(pages["index.html"].decode()).find(class_="tak-terbaca")
    assert notice is not None
    assert "definitions/sop.yaml baris 3: Berkas rusak." in " ".join(notice.get_text().split())
    away = finding("error")._replace(path="/rahasia/kantor/pejabat.yaml")
    assert b"rahasia" not in dict(make_site(replace(site(), unread=(away,)), "id"))["index.html"]


def test_the_list_of_an_office_stays_small() -> None:
    pages = dict(make_site(many(300), "id"))
    assert len(pages["index.html"]) < 700_000
