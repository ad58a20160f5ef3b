"""The register in a real browser, from a folder, as on a file share."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import axe_core_python
import pymupdf
import pytest
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

from sopdocs.site.make import first_page
from tests.site.conftest import lay
from tests.site.samples import many, site

AXE = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text()
PHONE = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
DESK = {"width": 1280, "height": 900, "deviceScaleFactor": 1, "mobile": False}
PAGES = ("index.html", "kalender.html", "aturan.html", "sop/unit/sop #1 & lain.html")


@pytest.fixture(autouse=True)
def quiet(browser: Chrome) -> Iterator[None]:
    """No test may leave a complaint, or load anything that is not a file."""
    screen(browser, DESK)
    yield
    assert [entry["message"] for entry in browser.get_log("browser")] == []
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
    assert {url.partition(":")[0] for url in asked} <= {"file", "data"}


def screen(browser: Chrome, size: dict[str, object]) -> None:
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


def opened(browser: Chrome, folder: Path, page: str = "index.html", choice: str = "") -> Chrome:
    browser.get("about:blank")
    browser.get((folder / page).as_uri() + choice)
    return browser


def shown(browser: Chrome) -> list[str]:
    """Titles of the rows that are to be seen, from the top."""
    script = "return [...document.querySelectorAll('tbody tr')].filter(r=>r.offsetParent).map(r=>r.cells[1].innerText)"
    return list(browser.execute_script(script))  # type: ignore[no-untyped-call]


def status(browser: Chrome) -> str:
    return browser.find_element(By.CSS_SELECTOR, "[role=status]").text


def search(browser: Chrome, words: str) -> list[str]:
    browser.find_element(By.ID, "cari").send_keys(words)
    return shown(browser)


def test_words_are_found_in_any_order_whatever_their_case_or_accents(browser: Chrome, office: Path) -> None:
    opened(browser, office)
    assert len(shown(browser)) == 42
    assert search(browser, "RESUME cafe") == ["Pelayanan Café <b>Résumé</b>"]
    assert status(browser) == "1 dari 42 SOP ditampilkan. Pilihan: Cari “RESUME cafe”."
    assert browser.execute_script("return location.hash") == "#cari=RESUME+cafe"  # type: ignore[no-untyped-call]


def test_choices_add_up_and_all_can_be_had_back(browser: Chrome, office: Path) -> None:
    opened(browser, office)
    Select(browser.find_element(By.ID, "tinjauan")).select_by_visible_text("Terlambat")
    assert len(shown(browser)) == 5
    Select(browser.find_element(By.ID, "unit")).select_by_visible_text("Bidang Pelayanan")
    mine = ["Pelayanan Izin Usaha Mikro dan Kecil 10", "Pelayanan Izin Usaha Mikro dan Kecil 40"]
    assert shown(browser) == mine
    browser.find_element(By.CSS_SELECTOR, "[type=reset]").click()
    assert len(shown(browser)) == 42


def test_what_cannot_be_counted_is_chosen_by_its_figure(browser: Chrome, office: Path) -> None:
    opened(browser, office)
    figure = browser.find_element(By.CSS_SELECTOR, "[data-nilai=uncounted]")
    figure.click()
    assert len(shown(browser)) == int(figure.find_element(By.TAG_NAME, "strong").text) > 0
    assert status(browser).endswith("Pilihan: Tinjauan Belum dihitung.")
    assert browser.execute_script("return location.hash") == "#tinjauan=uncounted"  # type: ignore[no-untyped-call]


def test_a_choice_nothing_fits_says_so(browser: Chrome, office: Path) -> None:
    assert search(opened(browser, office), "zzz") == []
    assert browser.find_element(By.CLASS_NAME, "nihil").is_displayed()
    assert status(browser).startswith("0 dari 42 SOP")


def test_an_address_brings_its_choice_and_order_back(browser: Chrome, office: Path) -> None:
    opened(browser, office, choice="#tinjauan=late&urut=next&arah=turun")
    assert shown(browser)[-1] == "Pelayanan Izin 1"
    assert len(shown(browser)) == 5
    head = browser.find_element(By.CSS_SELECTOR, "th[aria-sort]")
    assert (head.get_attribute("data-nama"), head.get_attribute("aria-sort")) == ("next", "descending")
    browser.execute_script("location.hash = '#status=draf&urut=tidak-ada&__proto__=x'")  # type: ignore[no-untyped-call]
    assert len(shown(browser)) == 5


def test_numbers_sort_as_numbers_and_what_is_empty_comes_last(browser: Chrome, office: Path) -> None:
    opened(browser, office)
    head = browser.find_element(By.CSS_SELECTOR, "th[data-nama=number]")
    head.find_element(By.TAG_NAME, "button").click()
    numbers = [row.split("\t")[0] for row in cells(browser, 0)]
    assert numbers[:4] == ["SOP-1/2026", "SOP-1/2026", "SOP-2/2026", "SOP-3/2026"]
    assert numbers[-1] == "SOP-99/2026"
    browser.find_element(By.CSS_SELECTOR, "th[data-nama=revision] button").click()
    assert (cells(browser, 4)[0], cells(browser, 4)[-1]) == ("2", "–")
    browser.find_element(By.CSS_SELECTOR, "th[data-nama=revision] button").click()
    assert (cells(browser, 4)[0], cells(browser, 4)[-1]) == ("2", "–")


def cells(browser: Chrome, column: int) -> list[str]:
    script = "return [...document.querySelectorAll('tbody tr')].map(r=>r.cells[arguments[0]].innerText)"
    return list(browser.execute_script(script, column))  # type: ignore[no-untyped-call]


def test_everything_can_be_done_with_the_keyboard_alone(browser: Chrome, office: Path) -> None:
    opened(browser, office)
    keys = ActionChains(browser)
    keys.send_keys(Keys.TAB).perform()
    assert browser.switch_to.active_element.text == "Langsung ke isi"
    assert browser.switch_to.active_element.is_displayed()
    keys.send_keys(Keys.ENTER).perform()
    keys.send_keys(Keys.TAB * 3, Keys.SPACE).perform()
    assert status(browser).startswith("5 dari 42 SOP")
    assert browser.switch_to.active_element.get_attribute("aria-pressed") == "true"
    keys.send_keys(Keys.TAB * 4, "kecil 10").perform()
    assert shown(browser) == ["Pelayanan Izin Usaha Mikro dan Kecil 10"]
    keys.send_keys(Keys.TAB * 4, Keys.ENTER).perform()
    assert browser.switch_to.active_element.get_attribute("id") == "cari"
    keys.send_keys(Keys.TAB * 5, Keys.TAB, Keys.ENTER).perform()
    assert browser.find_element(By.CSS_SELECTOR, "th[aria-sort]").get_attribute("data-nama") == "title"


def test_focus_can_be_seen(browser: Chrome, office: Path) -> None:
    opened(browser, office)
    for _ in range(12):
        ActionChains(browser).send_keys(Keys.TAB).perform()
        style = "return getComputedStyle(document.activeElement).outlineStyle"
        assert browser.execute_script(style) == "solid"  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["meja", "ponsel"])
@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_no_barrier(browser: Chrome, office: Path, page: str, size: dict[str, object]) -> None:
    screen(browser, size)
    opened(browser, office, page)
    for closed in browser.find_elements(By.CSS_SELECTOR, "details:not([open]) > summary"):
        closed.click()
    browser.execute_script(AXE)  # type: ignore[no-untyped-call]
    result = browser.execute_async_script("axe.run().then(arguments[0])")  # type: ignore[no-untyped-call]
    told = [(each["id"], [node["target"] for node in each["nodes"]][:3]) for each in result["violations"]]
    assert told == []
    assert len(result["passes"]) > 15


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_wider_than_a_phone(browser: Chrome, office: Path, page: str) -> None:
    screen(browser, PHONE)
    opened(browser, office, page)
    assert browser.execute_script("return document.documentElement.scrollWidth") == 390  # type: ignore[no-untyped-call]


def test_headings_go_down_one_at_a_time(browser: Chrome, office: Path) -> None:
    for page in PAGES:
        opened(browser, office, page)
        levels = [int(each.tag_name[1]) for each in browser.find_elements(By.CSS_SELECTOR, "h1,h2,h3,h4")]
        assert levels.count(1) == 1
        assert all(level <= before + 1 for before, level in pairwise(levels)), page


def test_the_chart_is_drawn_and_opens(browser: Chrome, office: Path) -> None:
    opened(browser, office, PAGES[-1])
    image = browser.find_element(By.CSS_SELECTOR, "figure img")
    assert browser.execute_script("return arguments[0].naturalWidth", image) > 0  # type: ignore[no-untyped-call]
    assert "langkahnya tertulis di bawah" in (image.get_attribute("alt") or "")


def pdf(browser: Chrome) -> pymupdf.Document:
    data = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"]
    return pymupdf.open(stream=BytesIO(base64.b64decode(data)), filetype="pdf")


def test_the_year_prints_on_one_landscape_sheet(browser: Chrome, office: Path) -> None:
    paper = pdf(opened(browser, office, "kalender.html"))
    assert paper.page_count == 1
    assert [round(side) for side in paper[0].rect[2:]] == [842, 595]
    assert all(month in paper[0].get_text() for month in ("Januari", "Juni", "Desember"))


def test_the_list_prints_what_is_chosen_under_a_head_on_every_sheet(browser: Chrome, office: Path) -> None:
    paper = pdf(opened(browser, office))
    assert paper.page_count > 1
    assert [page.get_text()[:60] for page in paper if "Tinjauan" not in page.get_text()] == []
    some = pdf(opened(browser, office, choice="#tinjauan=late"))
    assert some.page_count == 1
    assert "Pilihan: Tinjauan Terlambat" in some[0].get_text()
    assert "Tampilkan semua" not in some[0].get_text()


def test_without_script_the_list_is_there_and_nothing_dead(browser: Chrome, office: Path) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        opened(browser, office)
        assert len(browser.find_elements(By.CSS_SELECTOR, "tbody tr")) == 42
        assert not browser.find_element(By.CSS_SELECTOR, "form.saring").is_displayed()
        buttons = browser.find_elements(By.TAG_NAME, "button")
        assert not [each for each in buttons if each.is_displayed() and each.is_enabled()]
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_english_pages_are_as_good(browser: Chrome, tmp_path: Path) -> None:
    lay(tmp_path, site(*many(3).dossiers), "en")
    opened(browser, tmp_path)
    assert search(browser, "sop-2/ KECIL") == [
        "Pelayanan Izin Usaha Mikro dan Kecil 2 serta Tindak Lanjutnya serta Tindak Lanjutnya"
    ]
    assert status(browser) == "1 of 3 SOPs shown. Chosen: Search “sop-2/ KECIL”."


def test_an_empty_office_is_quiet(browser: Chrome, tmp_path: Path) -> None:
    opened(browser, lay(tmp_path, site()))
    assert "Belum ada SOP" in browser.find_element(By.TAG_NAME, "main").text


def test_thousands_are_searched_and_sorted(browser: Chrome, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(first_page(many(3000), "id"))
    opened(browser, tmp_path)
    browser.find_element(By.ID, "cari").send_keys("mikro 2999")
    WebDriverWait(browser, 20).until(lambda _: status(browser).startswith("1 dari 3000 SOP"))
    assert shown(browser)[0].startswith("Pelayanan Izin Usaha Mikro dan Kecil 2999")


def test_of_very_many_the_first_are_shown_and_all_can_be_had_and_printed(browser: Chrome, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(first_page(many(620), "id"))
    opened(browser, tmp_path, choice="#urut=number&arah=turun")
    assert len(shown(browser)) == 500
    assert cells(browser, 0)[0] == "SOP-620/2026"
    assert status(browser) == "620 dari 620 SOP cocok, 500 pertama ditampilkan."
    text = "".join(page.get_text() for page in pdf(browser))
    assert all(f"SOP-{number}/2026" in text for number in (1, 310, 620))
    browser.find_element(By.CSS_SELECTOR, ".lagi button").click()
    assert len(shown(browser)) == 620
    assert status(browser) == "620 dari 620 SOP ditampilkan."
