"""English as the agencies write it: initials, numbers, whose people somebody met, what kind a name is, joined verbs."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page
from tests.extract.test_english import told

READ = {
    # the dot of an initial ends nothing
    "Kenya imposed U.N. sanctions on Eritrea.": ["SANCTION ke er"],
    "Chad has granted U.N. inspectors access to the camp.": ["RETREAT td un"],
    # a verb with a number behind it tells
    "Chad arrested 14 Libyan traders convicted of fraud.": ["COERCE td ly"],
    "Norway expelled 12 Danish diplomats accused of spying, its foreign ministry said.": ["SANCTION no dk"],
    # people from a state are that state's, where nothing takes them from there
    "Iranian negotiators met diplomats from Britain and France in Geneva.": ["CONSULT ir gb fr"],
    "Egypt held talks with officials from Chad in Cairo.": ["CONSULT eg td"],
    "Chad told ministers from Niger and Libya to leave.": ["REQUEST td ne ly"],
    "Lavrov met the leaders of Egypt and Jordan in Cairo.": ["CONSULT ru eg jo"],
    "Kenya withdrew its police officers from Haiti.": ["RETREAT ke ht"],
    # what only says what kind a name is parts no list
    "Qatar mediated between Israel and the Islamist movement Hamas.": ["CONSULT qa il hamas"],
    "Fighting erupted between Sudan's army and the paramilitary Rapid Support Forces.": [
        "ASSAULT sd rsf-sudan"
    ],
    # he whose thing is struck did not strike
    "Turkish warplanes pounded PKK targets in Iraq.": ["ASSAULT tr pkk"],
    # under or amid something, nothing is done to it; of a sum in aid, the aid is cut
    "French troops left Niger under a deal with Mali.": ["RETREAT fr ne"],
    "Norway cut off $30 million in military aid to Chad.": ["SANCTION no td"],
    # a chief is sent to nobody
    "Spain extradited a former Libyan spy chief to Chad.": ["COOPERATE es td"],
    # "but" joins what it joins to a verb with a tense
    "Egypt urged Chad to start talks, but the Libyan government condemned Egypt.": [
        "ACCUSE ly eg",
        "REQUEST eg td",
    ],
    # a day before a name is none of its words, nor is the word that opens a sentence
    "Sergei Lavrov arrived late. On Monday Lavrov accused Chad of theft.": ["ACCUSE ru td"],
    "Both Erdogan and Putin condemned Chad.": ["ACCUSE tr ru td"],
    # who rules stands for his government
    "Erdogan's government blamed Chad for the attack.": ["ACCUSE tr td"],
    "The Netanyahu government condemned Chad.": ["ACCUSE il td"],
    # what is done by doing it, and since
    "Norway responded by expelling two Danish diplomats.": ["SANCTION no dk"],
    "Norway has since expelled two Danish diplomats.": ["SANCTION no dk"],
    # what is expected of somebody is asked of him, and is no plan of his
    "Chad expects Libya to withdraw its troops from Niger.": ["REQUEST td ly"],
    # by whom it was done is blamed, not to whom
    "Fidan said a third of Chad was occupied by Libya.": ["ACCUSE tr ly"],
    # a further verb behind a comma is the same doer's
    "Norway criticised Denmark, voted against Sweden and thanked Finland.": [
        "ACCUSE no dk",
        "REJECT no se",
        "SUPPORT no fi",
    ],
    # plans for a meeting are none yet, and calls for one hold none
    "Ministers spoke of plans for a summit between Chad and Libya.": ["CONSULT td ly planned"],
    "Norway repeated its calls for talks between Chad and Libya.": [],
    # who announces that somebody will be invited invites
    "On Monday Norway announced that Danish ministers would be invited to Oslo.": ["AGREE no dk"],
    # he whose ally the doer is said to be is nobody to whom it is done
    "Norway, Denmark's ally, made a call for peace.": [],
    # who confers is not conferred; things may be told of, and what holds a thing is struck with it
    "The British and French prime ministers conferred by video link on Wednesday.": ["CONSULT gb fr"],
    "Ukrainian drones hit a refinery in Russia.": ["ASSAULT ua ru"],
    "Turkish artillery shelled positions held by the PKK.": ["ASSAULT tr pkk"],
    # half a word is no bomb, and who is ordered out of a state is ordered by it
    "A Norwegian bomb-maker was handed over to Denmark by Sweden.": ["COOPERATE se dk"],
    "Three Norwegian diplomats were ordered out of Denmark.": ["SANCTION dk no"],
    # whose word it is, "according to" says
    "Chad was behind the attack, according to Libya.": ["ACCUSE ly td"],
    # they who say so are to do it
    "Norway and Denmark said on Thursday they would hold joint drills.": ["AGREE no dk"],
    # of a surname's bearers none has that first name
    "Chad met its ally Mick Wallace in Tunis.": [],
    # what an owner has is no verb's
    "France said the UN's proposed truce in Chad must hold.": [],
}
# "The opposition" of the state whose government the page has told of.
OPPOSITION = {
    "The Syrian government sent a delegation to Egypt. Egypt met the opposition in Cairo.": [
        "CONSULT eg syrian-opposition",
        "CONSULT sy eg",
    ],
    "The British government sent a delegation to Egypt. Egypt met the opposition in Cairo.": [
        "CONSULT gb eg"
    ],
}


@pytest.mark.parametrize(("text", "events"), (READ | OPPOSITION).items())
def test_wire_sentences(text: str, events: list[str]) -> None:
    """Exactly these events, with the doer first."""
    assert told(read(page(text, language="en"))) == events


# A text and the place and day of its first event.
WHERE_AND_WHEN = {
    "Erdogan arrived in the Black Sea resort of Sochi on Monday.": ("Sochi", "2025-09-01"),
    "Erdogan's visit to Germany ended. The leaders of Turkey and Germany met in Berlin.": (
        "Berlin",
        "2025-09-02",
    ),
    "On Monday Lavrov said Moscow expected Chad to leave.": (None, "2025-09-01"),
}


@pytest.mark.parametrize("text", WHERE_AND_WHEN)
def test_where_and_when(text: str) -> None:
    """A resort is where it is, a visit where its meetings are, and what is said has the day of the saying."""
    event = read(page(text, language="en")).events[0]
    place = event.place.name if event.place else None
    assert (place, event.date.start if event.date else None) == WHERE_AND_WHEN[text]
