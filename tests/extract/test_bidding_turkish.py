"""What Turkish news tells to be asked, put forward or put off, where it does not say so by the words of a request, and
between whom talks are when one is named apart from a list; where it tells nothing; each with sentences of our own."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Kenya, Rus, Hint ve Fransız güçlerinin derhal geri çekilmesini söyledi.",
            [("REQUEST", "Kenya", "Russia, India, France")],
        ),
        (
            "Kenya, Rus ve Hint “işgalci güçlerin” geri çekilmesini istedi.",
            [("REQUEST", "Kenya", "Russia, India")],
        ),
        (
            "Dışişleri Bakanı Fidan, Peru’nun barajı boşaltmasını söyledi.",
            [("REQUEST", "Hakan Fidan", "Peru")],
        ),
        ("Katar, Peru’ya barajı boşaltmasını iletti.", [("REQUEST", "Katar", "Peru")]),
        ("Dışişleri Bakanı Fidan, Peru’nun barajı boşalttığını söyledi.", []),
        ("Dışişleri Bakanı Fidan, Peru’nun barajı boşaltmasının iyi olduğunu söyledi.", []),
        ("Katar, geçmişin unutulmamasını ve yılmamalarını söyledi.", []),
        ("Katar Emiri, bakanın toplantıda bulunmasını emretti.", []),
    ],
)
def test_told_to_do(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """Who tells somebody to do something asks it of him; who tells that something is so does not, nor is anybody asked
    whom the page only happens to name."""
    named = [(kind, actor.replace("Katar", "Qatar"), whom) for kind, actor, whom in expected]
    assert [told(e) for e in read(page(sentence)).events] == named


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Rusya Dışişleri Bakanı Lavrov, çözüm için Cenevre Anlaşması’nın devreye sokulmasını istedi.",
            [("REQUEST", "Sergey Lavrov", "")],
        ),
        ("Rusya Dışişleri Bakanı Lavrov, vergilerin düşürülmesini istedi.", []),
        ("Rusya Dışişleri Bakanı Lavrov, anlaşmanın uygulanmamasını istedi.", []),
    ],
)
def test_asked_of_those_who_made_it(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """That an agreement with a name be applied is asked of nobody who is named; what is asked at home is no event."""
    assert [told(e) for e in read(page(sentence)).events] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Fransız diplomat, Peru, Şili ve Katar’ın komisyona şaşkınlık etkisi yaratan bir öneri sunduğunu söyledi.",
            ("REQUEST", "Peru, Chile, Qatar", ""),
        ),
        (
            "Dışişleri Bakanı Fidan, Fransa’nın müzakere sürecinde faslın açılmasına yeşil ışık yakmasının ardından "
            "Paris’i ziyaret etti.",
            ("AGREE", "France", "Hakan Fidan"),
        ),
    ],
)
def test_doer_of_what_stands_behind(sentence: str, expected: tuple[str, str, str]) -> None:
    """A genitive that seems to own a noun near it does what a verb further on tells."""
    assert told(read(page(sentence)).events[0]) == expected


@pytest.mark.parametrize(
    ("sentence", "sides"),
    [
        (
            "Peru ile Şili ve Kenya arasında yapılması planlanan görüşmeler Çad’da gerçekleştirilecek.",
            "Peru, Chile, Kenya",
        ),
        (
            "İran ile NATO üyesi Portekiz, İtalya ve Fransa + Almanya arasındaki görüşmeler yapıldı.",
            "Iran, Portugal, Italy, France, Germany",
        ),
    ],
)
def test_one_and_a_list(sentence: str, sides: str) -> None:
    """A state named apart from a list is of those between whom something is; of what somebody is a member is not."""
    assert [told(e) for e in read(page(sentence)).events] == [("CONSULT", sides, "")]


def test_host_is_where() -> None:
    """Where a state is host to a meeting, it is there."""
    (event,) = read(page("Peru ile Kenya arasındaki görüşmeler Katar’ın ev sahipliğinde yapıldı.")).events
    assert told(event) == ("CONSULT", "Peru, Kenya", "")
    assert event.place is not None
    assert event.place.country == "QA"


def test_what_an_act_came_to() -> None:
    """What is put off "thus" is put off with him of whom the sentence before tells; without that word with nobody."""
    letter = "Yunanistan Başbakanı Miçotakis, Kenya Devlet Başkanı Ruto’ya mektup gönderdi. Miçotakis, "
    put_off = "müzakereleri belirsiz bir tarihe ertelemiş oldu."
    other = " Rusya, Peru’yu kınadı. Miçotakis, Lavrov ile görüştü. Miçotakis, Fidan ile görüştü."
    kinds = [e.event_type for e in read(page(f"{letter}böylece {put_off}{other}")).events]
    assert "REJECT" in kinds
    assert "REJECT" not in [e.event_type for e in read(page(f"{letter}{put_off}{other}")).events]


def test_recalled_request_is_another() -> None:
    """What was asked "in the past days", told in the pluperfect, is not what is asked now, and gives it no day."""
    text = (
        "Cumhurbaşkanı Erdoğan, Yunanistan Başbakanı Miçotakis’ten kampların kapatılmasını istedi. Erdoğan geçtiğimiz "
        "günlerde Miçotakis’ten kampların kapatılmasını istemişti."
    )
    events = read(page(text)).events
    assert [(e.event_type, e.salience) for e in events] == [("REQUEST", "main"), ("REQUEST", "background")]
    assert events[0].date is not None
    assert events[0].date.basis != "text"
