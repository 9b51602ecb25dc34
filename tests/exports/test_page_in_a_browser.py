"""The page in a browser: no request leaves it, its policy holds, search marks, a time moves the recording."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hostile_page import paged

from ghostcli.text.words import words
from traced import Home

pytestmark = pytest.mark.system

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
TEXTS = (
    "Straße STRASSE strasse", "Ångström angstrom", "co-ordinates coordinates", "don’t don't", "Ærø Łódź ıi",
    "ΟΔΟΣ οδος", "日本語のテキスト", "ก็ดี สวัสดี", "한국어 문장", "½ ⑴ ﬁne", "e\u0301té été", "1,000.5", "naïve_word x²",
    "Привет ЁЖ", "مرحبا بِكُم", "हिन्दी क़लम", "Ⅷ ⅷ", "İstanbul",
)  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser without windows."""
    driver = pytest.importorskip("playwright.sync_api", reason="playwright drives the browser")
    if BROWSER is None:
        pytest.skip("chromium is not installed")
    with driver.sync_playwright() as play:
        opened = play.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield opened
        opened.close()


class Shown:
    """A page that is shown; `asked` are the addresses that it asked for, `wrong` what the browser complained of."""

    def __init__(self, browser: Any, path: Path, **options: Any) -> None:
        self.tab = browser.new_context(**options).new_page()
        self.asked: list[str] = []
        self.wrong: list[str] = []
        self.tab.on("request", lambda request: self.asked.append(request.url))
        self.tab.on("console", lambda message: self.wrong.append(message.text))
        self.tab.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.tab.on("dialog", lambda dialog: self.wrong.append(dialog.message))
        self.tab.goto(path.as_uri())

    def search(self, query: str) -> tuple[str, list[str]]:
        """What is told of a search, and the marked words."""
        self.tab.fill("#query", query)
        return self.tab.text_content("#found"), self.tab.locator("mark").all_inner_texts()


def test_nothing_leaves_the_page_and_nothing_hostile_runs(home: Home, browser: Any) -> None:
    shown = Shown(browser, paged(home))
    shown.search("ferryman")
    shown.tab.wait_for_timeout(200)
    assert {url.partition(":")[0] for url in shown.asked} == {"file"}
    assert {Path(url).name for url in shown.asked} == {"bridge.html", "talk.wav"}
    assert shown.wrong == []


def test_search_marks_and_counts(home: Home, browser: Any) -> None:
    shown = Shown(browser, paged(home))
    assert shown.search("ferryman") == ("3 hits", ["ferryman", "ferryman", "ferryman"])
    assert shown.search("strasse") == ("1 hit", ["Straße"])
    assert shown.search("angstrom laugh*") == ("1 hit", ["Ångström", "laughed"])
    assert shown.search("coordinates") == ("1 hit", ["co", "ordinates"])
    assert shown.search('"asked him"') == ("1 hit", ["asked", "him"])
    assert shown.search('"him asked"') == ("0 hits", [])
    assert shown.search("") == ("", [])
    before = shown.tab.locator("#transcript").inner_html()
    shown.search("the")
    shown.search("")
    assert shown.tab.locator("#transcript").inner_html() == before


def test_words_are_those_of_ghost(home: Home, browser: Any) -> None:
    shown = Shown(browser, paged(home))
    for text in TEXTS:
        told = shown.tab.evaluate("text => ghost.tokens(text).map(one => one.word)", text)
        assert told == words(text), text


def test_the_keyboard_steps_through_hits(home: Home, browser: Any) -> None:
    tab = Shown(browser, paged(home)).tab
    tab.keyboard.press("/")
    tab.keyboard.type("ferryman")
    tab.keyboard.press("Enter")
    tab.keyboard.press("Enter")
    assert (
        tab.evaluate("[...document.querySelectorAll('mark')].findIndex(one => one.className === 'now')") == 1
    )
    tab.keyboard.press("Escape")
    assert tab.locator("mark").count() == 0


def test_a_time_moves_the_recording(home: Home, browser: Any) -> None:
    page = paged(home)
    tab = Shown(browser, page).tab
    heard = tab.locator("#heard")
    heard.evaluate("one => { one.play = () => Promise.resolve(); }")
    heard.evaluate(
        "one => one.readyState || new Promise(known => one.addEventListener('loadedmetadata', known))"
    )
    tab.click("#quotes a.t")
    assert tab.evaluate("[document.getElementById('heard').currentTime, location.hash]") == [12, "#t=10"]
    assert "Nobody asked the ferryman" in tab.text_content("#transcript .here")
    tab.goto(page.as_uri() + "#t=12")
    assert "Nobody asked the ferryman" in tab.text_content("#transcript .here")


def test_it_works_with_scripts_off_and_in_print(home: Home, browser: Any) -> None:
    shown = Shown(browser, paged(home), java_script_enabled=False)
    assert not shown.tab.is_visible("#search")
    shown.tab.click("#quotes a.t")
    assert shown.tab.url.endswith("#t=10")
    shown.tab.emulate_media(media="print")
    assert shown.tab.is_visible("#transcript")
    assert not shown.tab.is_visible("nav")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(home: Home, browser: Any, scheme: str) -> None:
    axe = pytest.importorskip("axe_core_python.sync_playwright", reason="axe-core looks for barriers")
    shown = Shown(browser, paged(home), color_scheme=scheme, bypass_csp=True)
    found = axe.Axe().run(shown.tab)["violations"]
    serious = [one for one in found if one["impact"] in {"serious", "critical"}]
    assert not serious, json.dumps([(one["id"], one["nodes"]) for one in serious])[:2000]
