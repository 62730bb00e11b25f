"""English: order instead of endings, appositions, pronouns, modality, and who says what."""

from __future__ import annotations

import time

import pytest

from services.core.messages import Manifest
from services.extract.language.profile import load_profile
from services.extract.step import read
from tests.extract.hostile import HOSTILE
from tests.extract.pages import page

PREDICATES = list(load_profile("en").triggers.predicates.values())

# Sentences of our own: type, sides in order, status.
SENTENCES = {
    "Russian Foreign Minister Sergei Lavrov arrived in Ankara for talks with Hakan Fidan.": ["CONSULT ru tr"],
    "Iran's foreign minister, Abbas Araghchi, accused Israel of carrying out the attack.": ["ACCUSE ir il"],
    "The European Union on Thursday approved a new package of sanctions against Russia.": ["SANCTION eu ru"],
    "Israeli warplanes struck targets in southern Lebanon, killing five people.": ["ASSAULT il lb"],
    "President Donald Trump threatened on Friday to bomb Iran if it resumes its programme.": [
        "THREATEN us ir"
    ],
    "Germany was accused by Russia of fuelling the war.": ["ACCUSE ru de"],
    "A Russian oil depot was hit by Ukrainian drones, the governor said.": ["ASSAULT ua ru"],
    "The foreign ministers of Egypt and Turkey met in Cairo to discuss Gaza.": ["CONSULT eg tr"],
    "India denied that it had attacked Pakistan.": ["ASSAULT in pk denied"],
    "Serbian President Aleksandar Vucic said Serbia would never recognise Kosovo.": ["REJECT rs xk"],
    "Trump refused to meet Putin.": ["REJECT us ru"],
    "Moscow declared two Norwegian diplomats persona non grata.": ["SANCTION ru no"],
    "Xi, who arrived in Belgrade on Monday, praised Serbia.": ["CONSULT cn rs", "SUPPORT cn rs"],
    "The museum in Rome, which Germany had helped to restore, was closed.": [],
    "Israeli strikes killed forty people in Gaza.": ["ASSAULT il gaza"],
    "Greece said it would not attend the Turkish summit.": ["REJECT gr tr"],
    "Turkish officials travelled to Moscow to discuss the corridor.": ["CONSULT tr ru"],
    "The British delegation will be briefed in Moscow.": ["CONSULT ru gb planned"],
    "Egypt, Qatar condemn the Israeli plan.": ["ACCUSE eg qa il"],
    "Jordan will stop the freefall in its relations with Israel.": [],
    "Poland could expel Russian diplomats.": [],
    "The minister hopes that France will recognise Palestine.": [],
    "Norway is considering suspending Hungary from the council.": ["THREATEN no hu"],
    "Norway said Hungary bears responsibility for the spill.": ["ACCUSE no hu"],
    "North Korea test-fired a missile towards Japan.": ["MOBILIZE kp jp"],
    "Denmark criticised Poland over the pipeline and urged it to stop.": ["ACCUSE dk pl", "REQUEST dk pl"],
    "Canada announced that new sanctions would be imposed on Belarus.": ["THREATEN ca by"],
    "A new round of talks between Chad and Libya to find a truce will resume in Tunis.": [
        "CONSULT td ly planned"
    ],
    "Kenya declined to join the Ugandan-led mission in Somalia.": ["REJECT ke ug"],
    "Denmark warned that it would cut off gas supplies to Poland.": ["THREATEN dk pl"],
}
HEADLINES = {
    "US envoy in Moscow for talks with Lavrov": ["CONSULT us ru"],
    "US hits Brazil with tariffs": ["SANCTION us br"],
    "Lavrov to visit Ankara on Friday": ["CONSULT ru tr planned"],
    "US slaps new sanctions on Iran": ["SANCTION us ir"],
    "Turkey, Iraq sign water deal": ["SUPPORT tr iq"],
    "Putin, Xi discuss Ukraine": ["CONSULT ru cn"],
    "Three killed in Russian strike on Kyiv": ["ASSAULT ru ua"],
    "Erdogan: Israel must stop": ["REQUEST tr il"],
}
# A text, and who says what stands in its quotation marks.
SPEAKERS = {
    "“The talks were useful and will go on,” Fidan said.": ["Hakan Fidan"],
    "“The talks were useful and will go on,” said Fidan.": ["Hakan Fidan"],
    "Fidan told reporters: “The talks were useful and will go on.”": ["Hakan Fidan"],
    "“The talks were useful,” Fidan told reporters, “and they will go on in May.”": [
        "Hakan Fidan",
        "Hakan Fidan",
    ],
    "Fidan met Lavrov in Ankara. “The talks were useful and will go on,” he said.": ["Hakan Fidan"],
    "Fidan arrived late. “The talks were useful and will go on,” one senior official said.": [None],
}

QUIET = [
    "The stock market fell on Monday on inflation. The Bank of Japan kept rates unchanged.",
    "Manchester City beat Real Madrid 3-1 in the Champions League. Spain's Rodri scored twice.",
    "A fire destroyed a warehouse in Istanbul on Sunday. Police arrested three men. Nobody was hurt.",
    'The Turkish actor won an award in Cannes. "I am very happy to be here," she told reporters.',
    "Heavy rain is expected in Greece and Bulgaria next week. Italian farmers welcomed the forecast.",
    "Apple unveiled a new phone in California. Analysts in China said the price was too high.",
    "The president of the club, who met fans in London, promised a new stadium. A Brazilian could return to Spain.",
    "Scientists from France and Japan discovered a new species in the Indian Ocean. The study was published in Nature.",
    "A Turkish court sentenced a Turkish businessman to four years. The opposition criticised the ruling.",
    "Prime Minister Keir Starmer visited a school in Leeds. He said the government would build 200 hospitals.",
    "Russian tennis player Daniil Medvedev defeated Novak Djokovic of Serbia in the final in New York.",
]


def told(manifest: Manifest) -> list[str]:
    out = []
    for event in manifest.events:
        sides = dict.fromkeys(p.entity or p.name for p in (*event.actors, *event.recipients))
        status = [] if event.status == "occurred" else [event.status]
        out.append(" ".join([event.event_type, *sides, *status]))
    return sorted(out)


@pytest.mark.parametrize("predicate", PREDICATES, ids=lambda p: p.id)
def test_each_predicate_is_found_in_its_example(predicate: object) -> None:
    """The sentence that an entry gives is one that it is for."""
    rules = [e.evidence.rule for e in read(page(predicate.example, language="en")).events]  # type: ignore[attr-defined]
    assert any(rule.startswith(predicate.id) for rule in rules), rules  # type: ignore[attr-defined]


@pytest.mark.parametrize(("sentence", "events"), SENTENCES.items())
def test_sentences(sentence: str, events: list[str]) -> None:
    """Exactly these events, with the doer first."""
    assert told(read(page(sentence, language="en"))) == sorted(events)


@pytest.mark.parametrize(("title", "events"), HEADLINES.items())
def test_headlines(title: str, events: list[str]) -> None:
    """The present tells what happened, "to" what will."""
    assert told(read(page("Nothing else was known.", title, "en"))) == sorted(events)


@pytest.mark.parametrize(("text", "speakers"), SPEAKERS.items())
def test_speakers(text: str, speakers: list[str | None]) -> None:
    """Before, behind and between; a pronoun; nobody where the page names nobody."""
    quotes = read(page(text, language="en")).quotes
    assert [q.speaker.name if q.speaker else None for q in quotes] == speakers


def test_a_later_mention_by_office() -> None:
    """ "The Turkish president" is he whom the page has named."""
    text = "Recep Tayyip Erdogan arrived in Baku. The Turkish president thanked Azerbaijan."
    thanks = next(e for e in read(page(text, language="en")).events if e.event_type == "SUPPORT")
    assert thanks.actors[0].name == "Recep Tayyip Erdoğan"


# Words that open clause in clause.
NESTED = {
    "relatives": "Putin who met Xi ",
    "infinitives": "Putin wants to meet Xi to ",
    "reports": "Putin said that ",
    "nouns": "the visit of Putin to China and talks with Xi after ",
    "quotations": "Putin said “we will go to see them now” and ",
}
TEXTS = HOSTILE | {name: lambda n, s=piece: (s * (n // len(s) + 1))[:n] for name, piece in NESTED.items()}


@pytest.mark.parametrize("name", list(TEXTS))
def test_time_grows_with_length(name: str) -> None:
    """As for Turkish: eight times the text in about eight times the time, not sixty-four."""
    text = TEXTS[name]
    read(page(text(1_000), language="en"))
    took = []
    for length in (8_000, 64_000):
        before = time.process_time()
        read(page(text(length), language="en"))
        took.append(time.process_time() - before)
    assert took[1] < 25 * max(took[0], 0.08)


@pytest.mark.parametrize("text", QUIET)
def test_quiet_pages_raise_no_event(text: str) -> None:
    """Markets, sport, weather, courts and clubs, with states named all over."""
    assert read(page(text, language="en")).events == ()
