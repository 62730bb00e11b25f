"""Dates as English news writes them. All sentences are ours; the page is of Friday, 5 September 2025."""

from __future__ import annotations

import pytest

from tests.extract.days import read

PAST = [
    ("The minister left yesterday.", "yesterday", "2025-09-04 day"),
    ("They met last night.", "last night", "2025-09-04 day"),
    ("Earlier today they shook hands.", "Earlier today", "2025-09-05 day"),
    ("She flies home tomorrow.", "tomorrow", "2025-09-06 day"),
    ("He spoke this morning.", "this morning", "2025-09-05 day"),
    ("He spoke the day before yesterday.", "the day before yesterday", "2025-09-03 day"),
    ("Yesterday's talks were tense.", "Yesterday's", "2025-09-04 day of"),
    ("The envoy arrived on Tuesday.", "on Tuesday", "2025-09-02 day ~"),
    ("The envoy said Friday that he would stay.", "Friday", "2025-09-05 day ~"),
    ("The vote came late Wednesday night.", "late Wednesday night", "2025-09-03 day ~"),
    ("Tuesday's vote was close.", "Tuesday's", "2025-09-02 day ~ of"),
    ("They met last Tuesday.", "last Tuesday", "2025-09-02 day"),
    ("They meet next Monday.", "next Monday", "2025-09-08 day"),
    ("They meet this coming Friday.", "this coming Friday", "2025-09-12 day"),
    ("They met on Monday last week.", "on Monday last week", "2025-08-25 day"),
    ("Talks on Monday and Tuesday failed.", "on Monday and Tuesday", "2025-09-01..2025-09-02 range ~"),
    ("The truce has held since Tuesday.", "since Tuesday", "2025-09-02 day ~ since"),
    ("They spoke over the weekend.", "over the weekend", "2025-08-30..2025-08-31 range ~"),
    ("They speak this weekend.", "this weekend", "2025-09-06..2025-09-07 range"),
    ("They signed last week.", "last week", "2025-08-25..2025-08-31 week"),
    ("They signed earlier this week.", "earlier this week", "2025-09-01..2025-09-07 week"),
    ("They signed earlier in the week.", "earlier in the week", "2025-09-01..2025-09-07 week"),
    ("They sign next month.", "next month", "2025-10-01..2025-10-31 month"),
    ("Last year's pact collapsed.", "Last year's", "2024-01-01..2024-12-31 year of"),
    ("He left late last week.", "late last week", "2025-08-28..2025-08-31 range ~"),
    ("It opens early next year.", "early next year", "2026-01-01..2026-03-31 range ~"),
    ("It ends by the end of the year.", "by the end of the year", "2025-09-05..2025-12-31 range ~ until"),
    ("It ends at the end of this month.", "at the end of this month", "2025-09-21..2025-09-30 range ~"),
    (
        "It rose in the first quarter of this year.",
        "in the first quarter of this year",
        "2025-01-01..2025-03-31 range",
    ),
    ("It fell in the second half of 2023.", "in the second half of 2023", "2023-07-01..2023-12-31 range"),
    ("He was expelled two weeks ago.", "two weeks ago", "2025-08-18..2025-08-24 week"),
    ("He was expelled 3 days ago.", "3 days ago", "2025-09-02 day"),
    ("He was expelled a few days ago.", "a few days ago", "2025-08-31..2025-09-03 range ~"),
    ("The war began seven years ago.", "seven years ago", "2018-01-01..2018-12-31 year"),
    ("In recent weeks the tone changed.", "In recent weeks", "2025-08-01..2025-08-29 range ~"),
    ("He came on Sept. 3.", "on Sept. 3", "2025-09-03 day ~"),
    ("He came on 3 September 2025.", "on 3 September 2025", "2025-09-03 day"),
    ("He came on September 3rd.", "on September 3rd", "2025-09-03 day ~"),
    ("He came on the 3rd of September.", "on the 3rd of September", "2025-09-03 day ~"),
    ("He came on September 3, 2024, by sea.", "on September 3, 2024", "2024-09-03 day"),
    ("He came on Wednesday, September 3.", "on Wednesday, September 3", "2025-09-03 day"),
    ("He spoke on 28 November.", "on 28 November", "2024-11-28 day ~"),
    ("He spoke on October 7.", "on October 7", "2025-10-07 day ~"),
    ("He was killed on July 15 last year.", "on July 15 last year", "2024-07-15 day"),
    ("It is dated 2025-09-03.", "2025-09-03", "2025-09-03 day"),
    ("It is dated 23/09/2025.", "23/09/2025", "2025-09-23 day"),
    ("It is dated 05/05/2025.", "05/05/2025", "2025-05-05 day"),
    ("It runs September 3-5.", "September 3-5", "2025-09-03..2025-09-05 range ~"),
    ("It ran 3-5 September 2024.", "3-5 September 2024", "2024-09-03..2024-09-05 range"),
    (
        "It ran from Aug. 30 to Sept. 3, 2025.",
        "from Aug. 30 to Sept. 3, 2025",
        "2025-08-30..2025-09-03 range",
    ),
    ("It ran from 2014 to 2016.", "from 2014 to 2016", "2014-01-01..2016-12-31 range"),
    ("It ran between March and May 2024.", "between March and May 2024", "2024-03-01..2024-05-31 range"),
    ("They broke ties last June.", "last June", "2025-06-01..2025-06-30 month"),
    ("They broke ties in June 2024.", "in June 2024", "2024-06-01..2024-06-30 month"),
    ("They broke ties in May.", "in May", "2025-05-01..2025-05-31 month ~"),
    ("They broke ties in December.", "in December", "2024-12-01..2024-12-31 month ~"),
    ("They broke ties in October last year.", "in October last year", "2024-10-01..2024-10-31 month"),
    ("They broke ties in early July.", "in early July", "2025-07-01..2025-07-10 range ~"),
    ("They broke ties at the end of March.", "at the end of March", "2025-03-21..2025-03-31 range ~"),
    ("They broke ties in late February 2022.", "in late February 2022", "2022-02-21..2022-02-28 range ~"),
    (
        "They broke ties in the first week of July.",
        "in the first week of July",
        "2025-07-01..2025-07-07 range ~",
    ),
    ("They have been at war since 2014.", "since 2014", "2014-01-01..2014-12-31 year since"),
    ("They have been at war since February 24, 2022.", "since February 24, 2022", "2022-02-24 day since"),
    ("They joined in 1949.", "in 1949", "1949-01-01..1949-12-31 year"),
    ("It must end by 2030.", "by 2030", "2025-09-05..2030-12-31 range until"),
    ("They split in late 2023.", "in late 2023", "2023-10-01..2023-12-31 range ~"),
    ("They have fought since mid-2014.", "since mid-2014", "2014-05-01..2014-08-31 range ~ since"),
    ("They split in the early 1990s.", "in the early 1990s", "1990-01-01..1993-12-31 range ~"),
    ("They met last summer.", "last summer", "2025-06-01..2025-08-31 season"),
    ("They met in the summer of 2022.", "in the summer of 2022", "2022-06-01..2022-08-31 season"),
    ("The next day he resigned.", "The next day", "2025-09-06 day told"),
    ("He resigned on the same day.", "on the same day", "2025-09-05 day told"),
    ("Two days later he resigned.", "Two days later", "2025-09-07 day told"),
    ("A week earlier he had denied it.", "A week earlier", "2025-08-25..2025-08-31 week told"),
    ("The following year it was signed.", "The following year", "2026-01-01..2026-12-31 year told"),
    ("They fired on Christmas Day.", "on Christmas Day", "2024-12-25 day ~"),
    ("They fired on Good Friday 2024.", "on Good Friday 2024", "2024-03-29 day"),
]

FUTURE = [
    ("They will meet on Tuesday.", "on Tuesday", "2025-09-09 day ~"),
    ("They will meet in two weeks.", "in two weeks", "2025-09-15..2025-09-21 week"),
    ("They will meet within 10 days.", "within 10 days", "2025-09-05..2025-09-15 range"),
    ("They will meet in December.", "in December", "2025-12-01..2025-12-31 month ~"),
    ("They will meet on March 15.", "on March 15", "2026-03-15 day ~"),
    ("They will meet over the weekend.", "over the weekend", "2025-09-06..2025-09-07 range ~"),
    ("They will meet in the coming days.", "in the coming days", "2025-09-06..2025-09-15 range ~"),
    ("They will answer by Friday.", "by Friday", "2025-09-05 range ~ until"),
    ("They will leave before December.", "before December", "2025-09-05..2025-12-31 range ~ until"),
]

NOT_DATES = [
    "They may leave and march on.",
    "Theresa May spoke; May was calm.",
    "UN Resolution 2254 and Article 5 were cited.",
    "The Good Friday Agreement held.",
    "Black Friday sales rose.",
    "Friday prayers were held.",
    "He told the Today programme.",
    "Talks lasted for three days.",
    "The 65-year-old envoy spoke.",
    "In 2000 people fled.",
    "The 9/11 attacks changed it.",
    "Help is there 24/7.",
    "After the 2022 invasion they left.",
    "10 Downing Street declined.",
    "Over the last year ties grew.",
    "Two days after the vote he left.",
    "The Sunday Times reported it.",
]


@pytest.mark.parametrize(("sentence", "mention", "days"), PAST)
def test_a_date_in_a_clause_about_the_past(sentence: str, mention: str, days: str) -> None:
    """The one date of the sentence, its extent and its days."""
    assert read(sentence, "en") == [(mention, days)]


@pytest.mark.parametrize(("sentence", "mention", "days"), FUTURE)
def test_a_date_in_a_clause_about_the_future(sentence: str, mention: str, days: str) -> None:
    """The same words look forward where the clause does."""
    assert read(sentence, "en", future=True) == [(mention, days)]


@pytest.mark.parametrize("sentence", NOT_DATES)
def test_what_only_looks_like_a_date(sentence: str) -> None:
    """Verbs, names, numbers of articles, durations."""
    assert read(sentence, "en") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "It is dated 09/03/2025.",  # March in London, September in Washington
        "He was there in two weeks.",  # a duration
        "He ruled until 2014.",  # since when the page does not say
        "It happened on February 30, 2024.",
    ],
)
def test_words_that_settle_no_day(sentence: str) -> None:
    """Found, for they are about time, but given no days."""
    assert [days for _, days in read(sentence, "en")] == ["none"]
