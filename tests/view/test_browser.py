"""The page in a real browser: what a person sees, hears read out, and does with the keyboard."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from services.client.corrections import correction
from services.core import streams
from services.core.messages import DiplomaticEvent, decode, encode
from services.core.settings import Settings
from services.intake import samples
from services.stream.embedded import EmbeddedBroker
from tests.conftest import made_for
from tests.view.browsing import browser
from tests.view.serving import viewing
from tests.view.story import tell, tell_samples
from tests.view.test_board import EXAMPLES

expect = pytest.importorskip(
    "playwright.sync_api", reason="Playwright is not installed: `make extras`"
).expect
MEETING = decode(DiplomaticEvent, EXAMPLES.joinpath("diplomatic-event/meeting.json").read_bytes())
# What a page of an attacker's might carry, in every field that is shown.
HOSTILE = "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>"


class Shown(NamedTuple):
    """The address of a page, how many events it was started with, and where to tell more."""

    address: str
    count: int
    settings: Settings


def apart(work: Coroutine[Any, Any, Any]) -> Any:
    """Run to its end in a thread of its own: Playwright's loop is at work in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


@contextmanager
def a_view(folder: Path) -> Iterator[Shown]:
    """A broker with the samples' events, and a page that shows them."""
    with (
        EmbeddedBroker() as embedded,
        pytest.MonkeyPatch.context() as environment,
        ThreadPoolExecutor(1) as thread,
    ):
        settings = thread.submit(made_for, embedded.bootstrap, environment).result()
        count = apart(tell_samples(settings))
        with viewing(settings, folder) as address:
            yield Shown(address, count, settings)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    """A page that nobody changes."""
    with a_view(tmp_path_factory.mktemp("view")) as view:
        yield view


@pytest.fixture
def changing(tmp_path: Path) -> Iterator[Shown]:
    """A page of the test's own."""
    with a_view(tmp_path) as view:
        yield view


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser() as started:
        yield started


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    """A tab that fails the test when a script fails or the policy stops something."""
    wrong: list[str] = []
    context = chromium.new_context(locale="en-GB", timezone_id="UTC", viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    tab.set_default_timeout(30_000)
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    yield tab
    context.close()
    # An article that is not held is asked for all the same, and a server that ended too.
    known = ("404", "ERR_CONNECTION_REFUSED", "ERR_INCOMPLETE_CHUNKED_ENCODING", "ERR_EMPTY_RESPONSE")
    assert [each for each in wrong if not any(code in each for code in known)] == []


def open_all(page: Any, shown: Shown) -> None:
    page.goto(shown.address)
    expect(page.locator("ol.events > li")).to_have_count(shown.count)


def test_events_are_listed_and_filtered(page: Any, shown: Shown) -> None:
    """By country, type, person (without case or marks) and date; the count is said to screen readers."""
    open_all(page, shown)
    assert page.get_by_role("status").inner_text() == f"Live: {shown.count} of {shown.count} events"

    def listed() -> list[str]:
        return page.locator("ol.events h2").all_inner_texts()

    page.get_by_label("Person or actor").fill("ERDOGAN")
    assert listed()
    assert all("Erdoğan" in each for each in listed())
    page.get_by_role("button", name="Show all").click()
    expect(page.locator("ol.events > li")).to_have_count(shown.count)
    page.get_by_label("Country").select_option("BY")
    assert listed()
    assert all("Belarus" in each for each in listed())
    page.get_by_label("Type").select_option("SANCTION")
    assert 0 < len(listed()) <= shown.count
    page.get_by_label("From").fill("2030-01-01")
    assert page.locator("#view").inner_text() == "No event fits the filters."


def test_an_event_shows_its_sentences_marked(page: Any, shown: Shown) -> None:
    """Reached by keyboard alone; the focus goes with the reader, and Escape leads back."""
    open_all(page, shown)
    page.keyboard.press("j")
    page.keyboard.press("j")
    wanted = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    page.wait_for_selector("article.article mark.clause")
    assert page.evaluate("document.activeElement.textContent") == wanted
    assert page.locator("mark.actor, mark.recipient").count() > 0
    assert page.get_by_text("What is known").is_visible()
    page.keyboard.press("Escape")
    page.wait_for_selector("ol.events")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") != "BODY"


def test_events_arrive_and_go_while_looking(page: Any, changing: Shown) -> None:
    """The newest on top without a reload; a revision is told, a merged event leads to the other."""
    open_all(page, changing)
    key = MEETING.event_id
    apart(tell(changing.settings, (streams.DIPLOMATIC_EVENTS, key, encode(MEETING))))
    first = page.locator("ol.events > li").first
    expect(first).to_have_attribute("data-id", key)
    first.get_by_role("link").click()
    page.wait_for_selector("text=not held here any more")
    revised = replace(MEETING, revision=2, status="denied", changed=("status",))
    apart(tell(changing.settings, (streams.DIPLOMATIC_EVENTS, key, encode(revised))))
    page.wait_for_selector("text=changed: status")
    said = correction(key, reason="another Lavrov", author="A. Yılmaz", at="2026-03-13T08:00:00Z")
    apart(tell(changing.settings, (streams.CORRECTIONS, said.correction_id, encode(said))))
    page.wait_for_selector("text=another Lavrov A. Yılmaz")
    other = page.evaluate("fetch('/api/events').then(a => a.json()).then(all => all.at(-1).event.event_id)")
    merged = replace(revised, revision=3, merged_into=other)
    apart(tell(changing.settings, (streams.DIPLOMATIC_EVENTS, key, encode(merged))))
    page.goto(f"{changing.address}#/events/{key}")
    page.wait_for_selector("text=It turned out to be another one")


def test_more_than_a_page_is_asked_for(page: Any, changing: Shown) -> None:
    """The newest at once, older ones on a click, those of a filter from all that the server holds; an event that is
    not here by its address."""
    more = [
        replace(MEETING, event_id=f"e-{number:020}", event_type="AID" if number > 5 else "PROTEST")
        for number in range(1, 251)
    ]
    apart(
        tell(changing.settings, *((streams.DIPLOMATIC_EVENTS, each.event_id, encode(each)) for each in more))
    )
    page.goto(changing.address)
    every = changing.count + 250
    expect(page.get_by_role("status")).to_have_text(f"Live: {every} of {every} events")
    listed = page.locator("ol.events > li")
    assert listed.count() == 100
    page.get_by_role("button", name="Show more").click()
    expect(listed).to_have_count(200)
    page.reload()
    expect(listed).to_have_count(100)
    page.get_by_label("Type").select_option("PROTEST")
    expect(listed).to_have_count(5)
    expect(page.get_by_role("status")).to_have_text(f"Live: 5 of {every} events")
    fresh = replace(MEETING, event_id="e-00000000000000000999", event_type="PROTEST")
    apart(tell(changing.settings, (streams.DIPLOMATIC_EVENTS, fresh.event_id, encode(fresh))))
    expect(listed).to_have_count(6)
    expect(page.get_by_role("status")).to_have_text(f"Live: 6 of {every + 1} events")
    page.get_by_role("button", name="Show all").click()
    expect(listed).to_have_count(100)
    page.goto(f"{changing.address}#/time")
    page.get_by_text("The same as a table").click()
    expect(page.locator("details tbody")).to_contain_text("2026-03-11")
    page.goto(f"{changing.address}#/events/{more[0].event_id}")
    page.wait_for_selector("text=What is known")
    page.goto(f"{changing.address}#/events/e-00000000000000000998")
    page.wait_for_selector("text=does not stand any more")


def test_page_text_is_text(page: Any, changing: Shown) -> None:
    """Markup in names, titles and evidence is shown as it stands and does nothing; a link that runs is none."""
    actor = replace(MEETING.actors[0], name=HOSTILE, country=None, office=None)
    hostile = replace(
        MEETING,
        actors=(actor,),
        evidence=(replace(MEETING.evidence[0], text=HOSTILE),),
        sources=(replace(MEETING.sources[0], publisher=HOSTILE, url="javascript:document.title='taken'"),),
    )
    apart(tell(changing.settings, (streams.DIPLOMATIC_EVENTS, hostile.event_id, encode(hostile))))
    page.goto(f"{changing.address}#/events/{hostile.event_id}")
    page.wait_for_selector("h2[tabindex]")
    assert page.locator("h2[tabindex]").inner_text().startswith(HOSTILE)
    assert page.get_by_text("javascript:document").count() > 0
    page.goto(f"{changing.address}#/events")
    page.wait_for_selector("ol.events")
    assert page.locator("img, #view script, a[href^='javascript']").count() == 0
    assert page.title() == "Dragoman"


def test_pictures_say_what_their_tables_say(page: Any, shown: Shown) -> None:
    """Who with whom, the map and the timeline are drawn, and each can be read as a table."""
    open_all(page, shown)
    for name, wanted in (("who", "path.edge"), ("map", "circle.dot"), ("time", "rect.bar")):
        page.goto(f"{shown.address}#/{name}")
        page.wait_for_selector(f"svg {wanted}", state="attached")
        assert page.locator("svg").get_attribute("role") == "img"
        assert page.locator("details tbody tr").count() > 0


def test_it_speaks_turkish_and_is_dark_when_wished(page: Any, shown: Shown) -> None:
    """Both choices are kept for the next visit, and the document says its language."""
    open_all(page, shown)
    page.get_by_role("button", name="Türkçe").click()
    page.wait_for_selector("text=Okuma camı")
    page.get_by_role("button", name="Koyu").click()
    page.reload()
    page.wait_for_selector("text=Okuma camı")
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dataset.theme]") == [
        "tr",
        "dark",
    ]


def test_controls_have_names(page: Any, shown: Shown) -> None:
    """Everything that can be operated says what it is, and nothing is reached in the wrong order."""
    open_all(page, shown)
    for hash_ in ("events", "who", "glass"):
        page.goto(f"{shown.address}#/{hash_}")
        page.wait_for_selector("#view > *")
        nameless = page.evaluate(
            "[...document.querySelectorAll('a, button, input, select, textarea')]"
            ".filter(e => e.checkVisibility() && !e.textContent.trim() && !e.labels?.length && !e.ariaLabel)"
            ".map(e => e.outerHTML)"
        )
        assert nameless == []
        assert page.locator("[tabindex]:not([tabindex='0']):not([tabindex='-1'])").count() == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_have_contrast(page: Any, theme: str) -> None:
    """Text on each ground it is shown on: 4.5 to 1 or more (WCAG 2.2 AA)."""
    style = (Path(__file__).parents[2] / "services/view/static/style.css").read_text("utf-8")
    blocks = {"light": style.split(":root {")[1], "dark": style.split('[data-theme="dark"] {')[1]}
    named = {
        part.partition(":")[0].strip(): part.partition(":")[2].strip()
        for part in blocks[theme].split("}")[0].split(";")
        if part.strip().startswith("--")
    }

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    def contrast(one: str, other: str) -> float:
        light, dark = sorted((luminance(named[one]), luminance(named[other])), reverse=True)
        return (light + 0.05) / (dark + 0.05)

    pairs = [(text, ground) for text in ("--text", "--dim", "--link") for ground in ("--ground", "--raised")]
    pairs += [
        ("--text", mark) for mark in ("--mark", "--clause", "--who", "--whom", "--when", "--where", "--said")
    ]
    pairs += [(f"--q{quad}", "--raised") for quad in (1, 2, 3, 4)]
    assert {pair: round(contrast(*pair), 1) for pair in pairs if contrast(*pair) < 4.5} == {}


def test_the_reading_glass(page: Any, tmp_path: Path) -> None:
    """Without a broker: a sample is read and marked; a page of one's own too, its markup shown as text."""
    with viewing(None, tmp_path) as address:
        page.goto(f"{address}#/glass")
        page.wait_for_selector("text=the reading glass alone")
        sample = page.get_by_label("Sample")
        expect(page.locator("#glass-sample option")).to_have_count(1 + len(samples.pages()))
        sample.select_option(index=1)
        page.get_by_role("button", name="Read it").click()
        page.wait_for_selector(".panels mark.clause", timeout=90_000)
        assert page.locator(".panels h3").all_inner_texts()[:5] == [
            "Raw", "Clean", "Fidan, Lavrov’u Ankara’da ağırladı", "Marked", "Fidan, Lavrov’u Ankara’da ağırladı",
        ]  # fmt: skip
        assert page.locator("article mark.actor").first.inner_text() == "Lavrov’u"
        assert page.evaluate("document.activeElement.id") == "glass-said"
        page.get_by_label("Sample").select_option("")
        page.get_by_label("The page").fill(f"<p>Mısır, İsrail’i kınadı. {HOSTILE}</p>")
        page.get_by_role("button", name="Read it").click()
        expect(page.locator(".panels pre").first).to_contain_text(HOSTILE, timeout=90_000)
        assert page.locator("#view img").count() == 0
        assert page.title() == "Dragoman"


def test_a_lost_connection_is_told(page: Any, tmp_path: Path) -> None:
    """What is shown stays, and the status says that it is not live."""
    with a_view(tmp_path) as view:
        open_all(page, view)
    page.wait_for_selector("text=The connection is lost")
    expect(page.locator("ol.events > li")).to_have_count(view.count)
