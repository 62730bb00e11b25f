"""Laws of reading dates, in every language that has a calendar, and the checks on a calendar."""

from __future__ import annotations

import time
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from services.extract.dates.calendar import CalendarError, load_calendar, read_calendar
from services.extract.dates.operations import OPERATIONS, evaluate
from services.extract.dates.stated import find_dates, resolve
from services.extract.language.text import fold
from tests.extract.days import CASING

LANGUAGES = sorted(CASING)
PIECES = {
    "tr": "dün bugün geçen önümüzdeki hafta ay yıl sonunda başında 3 15 31 Eylül eylülde Haziran 2024 "
    "2024'te salı günü - – ' . , önce sonra üç birkaç gün ayının ilk yarısında kadar itibaren \n aynı ve ile "
    "03.09.2025 İĞÜŞ ı 𝔸 e\u0301",
    "en": "yesterday last next this week month year end of the in on by since early 3 15 31st September May "
    "2024 Tuesday and - – ' . , ago later two a few days first half until \n same 09/03/2025 "
    "2025-09-03 naïve İ 𝔸",
}
days = st.dates(date(1950, 1, 1), date(2090, 12, 31))


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, str]:
    """A language, and a text made of its date words in any order."""
    language = draw(st.sampled_from(LANGUAGES))
    piece = st.one_of(st.sampled_from(PIECES[language].split(" ")), st.text(max_size=4))
    gap = st.sampled_from([" ", " ", " ", "", "\u00a0"])
    return language, "".join(draw(st.lists(st.tuples(piece, gap).map("".join), max_size=14)))


@given(pages(), days, st.booleans())
def test_mentions_are_slices_in_order_and_their_days_too(
    page: tuple[str, str], day: date, future: bool
) -> None:
    """Offsets count code points of the text; nothing overlaps; an interval ends after it begins."""
    language, text = page
    mentions = find_dates(text, fold(text, CASING[language]), language, day)
    for mention in mentions:
        assert mention.text == text[mention.start : mention.end] != ""
        interval = resolve(mention, day, future)
        if interval:
            assert interval.start <= interval.end
            assert (interval.start == interval.end) or interval.precision != "day"
    for one, other in pairwise(mentions):
        assert one.end <= other.start
    assert mentions == find_dates(text, fold(text, CASING[language]), language, day)


@given(days, st.integers(-500, 500), st.booleans())
def test_a_weekday_moves_with_its_reference(day: date, weeks: int, future: bool) -> None:
    """What is said of a week is said of every week."""
    shift = timedelta(days=7 * weeks)
    for language, words in (
        (
            "tr",
            "salı günü; geçen cuma; önümüzdeki pazar günü; geçen hafta; hafta sonu; 3 gün önce; bu pazartesi",
        ),
        ("en", "on Tuesday; last Friday; next Sunday; last week; the weekend; 3 days ago; this Monday"),
    ):
        mentions = (
            find_dates(words, words, language) if language == "tr" else find_dates(words, words.lower(), "en")
        )
        assert len(mentions) == 7
        for mention in mentions:
            here, there = resolve(mention, day, future), resolve(mention, day + shift, future)
            assert here is not None
            assert there is not None
            assert (there.start - here.start, there.end - here.end) == (shift, shift)


@given(days)
def test_a_day_alone_is_not_after_the_page_unless_near(day: date) -> None:
    """A day without a year lies in the past, or a month and a half ahead at most."""
    for mention in find_dates("3 Eylül'de; 15 Ocak'ta; salı günü", "3 eylül'de; 15 ocak'ta; salı günü", "tr"):
        past, coming = resolve(mention, day), resolve(mention, day, future=True)
        assert past is not None
        assert coming is not None
        assert past.start <= day + timedelta(days=45)
        assert past.start > day - timedelta(days=366)
        assert coming.start >= day - timedelta(days=30)
        assert coming.start <= day + timedelta(days=366)
        assert not past.definite


@given(
    st.sampled_from(sorted(OPERATIONS)),
    st.fixed_dictionaries(
        {"unit": st.sampled_from(["day", "week", "month", "year"]), "orders": st.just(("dmy", "mdy"))},
        optional={
            name: st.integers(-3, 10_000)
            for name in (
                "n",
                "which",
                "day",
                "month",
                "year",
                "weekday",
                "a",
                "b",
                "c",
                "nearest",
                "quarter",
                "half",
            )
        },
    ),
    st.dates(),
    st.booleans(),
    st.booleans(),
)
@example(op="within", fields={"unit": "day", "n": -1}, day=date(2000, 1, 1), future=True, until=False)
def test_arithmetic_never_fails(
    op: str, fields: dict[str, object], day: date, future: bool, until: bool
) -> None:
    """Whatever numbers a page holds: days in order, or none."""
    given_fields = {"season": "winter", **fields}
    found = evaluate(op, given_fields, day, future=future, until=until)  # type: ignore[arg-type]
    assert found is None or found.start <= found.end


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "piece",
    [
        "3 ",
        "3 eylül ",
        "geçen yıl ",
        "last ",
        "1-",
        "'",
        "eylül-",
        "on the 3rd of ",
        "2024 ",
        "dün",
        "\n",
        "İ",
    ],
)
def test_time_grows_with_the_length_of_a_page(language: str, piece: str) -> None:
    """Sixteen times the page takes no more than forty times the time, however hostile its text."""

    def seconds(size: int) -> float:
        text = (piece * size)[:size]
        folded = fold(text, CASING[language])
        best = 1e9
        for _ in range(3):
            begin = time.process_time()
            find_dates(text, folded, language)
            best = min(best, time.process_time() - begin)
        return best

    seconds(5_000)  # compiles on first use
    assert seconds(80_000) < max(40 * seconds(5_000), 0.1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_calendar_loads_and_finds_nothing_in_nothing(language: str) -> None:
    """The data of every language pass their checks."""
    assert load_calendar(language).rules
    assert find_dates("", "", language) == []


def test_a_language_without_a_calendar_is_named() -> None:
    """The error says which file is missing."""
    with pytest.raises(CalendarError, match=r"services/lang/xx/calendar\.toml: no such file"):
        find_dates("x", "x", "xx")


WORKING = """
[language]
code = "xx"
charset = "iso-8859-1"
numeric = ["dmy"]
[words.month]
"brumaire" = 2
[[rules]]
id = "month"
op = "month"
patterns = ["en {month}"]
"""


def test_a_language_is_data() -> None:
    """A calendar of a few lines reads dates, without any code."""
    calendar = read_calendar(WORKING, "here", "xx")
    assert calendar.index.Match(calendar.encode("c'est en brumaire."))
    assert not calendar.index.Match(calendar.encode("brumaire."))


@pytest.mark.parametrize(
    ("change", "by", "message"),
    [
        ('code = "xx"', 'code = "yy"', r"here: \[language\] code: must be 'xx'"),
        ('"iso-8859-1"', '"no-such"', r"\[language\] charset: 'no-such' is no charset"),
        ('["dmy"]', '["dym"]', r"\[language\] numeric: 'dym' is none of dmy, mdy, ymd"),
        ('op = "month"', 'op = "moon"', r"\[\[rules\]\] month: op must be one of"),
        ("{month}", "{moon}", r"\[\[rules\]\] month: \{moon\} is neither a class"),
        ("{month}", "{month 2}", r"\{month 2\} is neither a class"),
        ("en {month}", "en ({month}", r"\[\[rules\]\] month: .*missing"),
        ("en {month}", "(en) {month}", r"write \(\?:…\) for a group without a name"),
        ("en {month}", "(?P<en>en) {month}", r"the group 'en' is none of since, until, attributive"),
        ("[words.month]", "[words.day]", r"\[words.day\]: must be a table of words, named otherwise than"),
        ("[words.month]", "[wort.month]", r"\[wort\]: is not a table of a calendar"),
        ("= 2", "= true", r"\[words.month\] brumaire: must be a number, a word, or a table"),
        ('id = "month"', 'id = "month"\nguard = "x"', r"there is no \[guards.x\]"),
        ('id = "month"', 'id = "month"\nlook = "x"', r"\[\[rules\]\] month look: is not known here"),
        ("[[rules]]", "[guards.x]\nbehind = []\n[[rules]]", r"\[guards.x\] behind: is not known here"),
        ("[words.month]", "[macros]\na = '{b}'\nb = '{a}'\n[words.month]", ""),
        ("[language]", "[language", "here: not TOML"),
    ],
)
def test_a_mistake_in_a_calendar_is_named(change: str, by: str, message: str) -> None:
    """File, entry, and what is wrong with it."""
    toml = WORKING.replace(change, by)
    if not message:  # macros in a ring
        toml, message = toml.replace("en {month}", "{a}"), "stand in one another without end"
    with pytest.raises(CalendarError, match=message):
        read_calendar(toml, "here", "xx")
