"""One headless Chromium for all tests of a module, over pages that lie in a folder (file://)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

from sopdocs.site.dossier import Dossier, Site
from sopdocs.site.make import make_site
from tests.site.samples import dossier, full, many, site

CHART = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 297 210"><rect width="297" height="210" fill="#fff"/></svg>'
)


def lay(folder: Path, shown: Site, lang: str = "id") -> Path:
    """Write a site's pages, and a drawing for each chart they show."""
    for path, data in [*make_site(shown, lang), *((chart, CHART) for each in shown.dossiers for chart in each.charts)]:  # type: ignore[arg-type]
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some SOPs, one of them with something of everything."""
    shown = many(40)
    return lay(tmp_path_factory.mktemp("kantor") / "dinas #1 & lain", site(full(), *shown.dossiers, accented()))


def accented() -> Dossier:
    return dossier(99, title="Pelayanan Café <b>Résumé</b>", unit="Sekretariat")


@pytest.fixture(scope="module")
def browser() -> Iterator[Chrome]:
    """A Chromium that tells what it loaded and what it complained about."""
    options = ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1280,900"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    yield driver
    driver.quit()
