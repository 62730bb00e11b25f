"""English: things that speak for their makers, what nothing bears out, asides, and who speaks for a state."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page
from tests.extract.test_english import told

# What a thing says, its maker says: named behind it, before it, as doer of the verb, or in the sentence before.
VOICES = {
    "A joint statement by Peru and Chile urged Bolivia to reopen the road.": ["REQUEST pe cl bo"],
    "Turkey's statement accused Greece of piracy.": ["ACCUSE tr gr"],
    "Norway issued a statement condemning Hungary.": ["ACCUSE no hu"],
    "Norway criticised Hungary. The statement accused Serbia of fraud.": ["ACCUSE no hu", "ACCUSE no rs"],
    "Kenya vetoed a resolution condemning Uganda.": [],
    "The warning from Algeria to Morocco went unheeded.": ["THREATEN dz ma"],
}
# What a noun leaves open, what a question asks and what is only able to be.
NO_FACT = [
    "There is no evidence that Norway attacked Denmark.",
    "Officials spoke of the fear that Norway could attack Denmark.",
    "Chad repeated its demand that Libya apologise to Niger.",
    "Would Norway defend Denmark?",
    "The vote could lead to a Norwegian attack on Denmark.",
]
READ = {
    # "no way" refuses what follows it
    "Iran's foreign minister said there was no way it would meet Israel.": ["REJECT ir il"],
    # a condition without a verb parts nothing
    'Norway will "if necessary" expel Danish diplomats.': ["THREATEN no dk planned"],
    # a name with its office between commas stands before its verb
    "It was late when Merz, the German chancellor, met Macron in Lille.": ["CONSULT de fr"],
    # a noun behind a comma is not of the talks
    "Before the Cairo summit, ministers from Chad and Libya met in Tunis.": ["CONSULT td ly"],
    # a plural that is spelt otherwise
    "Chad increased gas deliveries to Libya.": ["COOPERATE td ly"],
    # who tries to kill attacks
    "Norway tried to kill three Danish generals.": ["ASSAULT no dk"],
    # who was told to go was sent away
    "Canada told six Indian diplomats to leave the country.": ["SANCTION ca in"],
    "Syria tells US and Turkish 'occupying forces' to leave.": ["REQUEST sy us tr"],
}


@pytest.mark.parametrize(("text", "events"), VOICES.items())
def test_things_speak_for_their_makers(text: str, events: list[str]) -> None:
    """Nobody but a person or a body acts; what they write stands for them."""
    assert told(read(page(text, language="en"))) == events


@pytest.mark.parametrize("text", NO_FACT)
def test_what_is_no_fact_tells_nothing(text: str) -> None:
    """Evidence that is lacking, fears, demands, questions and what could be."""
    assert read(page(text, language="en")).events == ()


@pytest.mark.parametrize(("text", "events"), READ.items())
def test_phrases(text: str, events: list[str]) -> None:
    """Small words that part a clause, or seem to."""
    assert told(read(page(text, language="en"))) == events


def test_who_says_what_his_state_does_in_words() -> None:
    """The minister who says that his country rejects something is he who rejects it."""
    text = "Hungarian Foreign Minister Peter Szijjarto said Hungary rejected the Ukrainian proposal."
    (event,) = read(page(text, language="en")).events
    assert [(p.kind, p.country) for p in event.actors] == [("person", "HU")]


def test_an_abbreviation_is_whom_the_page_explains_it_by() -> None:
    """ "SNC" is one body in one year and another in the next; the page says which."""
    text = "The Syrian Negotiations Commission (SNC) met in Vienna. The SNC accused Russia of deceit."
    (event,) = [e for e in read(page(text, language="en")).events if e.event_type == "ACCUSE"]
    assert [p.entity for p in event.actors] == ["syrian-negotiations-commission"]


def test_they_who_say_it() -> None:
    """ "X said they would": several under one name mean themselves."""
    (event,) = read(page("The Houthis said they would attack Israeli ships.", language="en")).events
    assert (event.event_type, [p.entity for p in event.actors]) == ("THREATEN", ["houthis"])


# Of a sentence by itself: who protests needs nobody to protest against; people at a body are its.
CROWDS = {
    "Peruvian farmers blocked motorways around Lima.": "PROTEST",
    "Tens of thousands of Israelis took to the streets demanding a deal.": "PROTEST",
    "Norway detained and deported twenty Danish activists.": "COERCE",
    "Peru's government and striking doctors reached a deal on pay.": "AGREE",
}


@pytest.mark.parametrize("sentence", CROWDS)
def test_crowds(sentence: str) -> None:
    """Not a ban, a demand or an attack."""
    events = read(page(sentence, language="en"), within_states=True).events
    assert [e.event_type for e in events] == [CROWDS[sentence]]
