"""Where something was that is told elsewhere on a page, or by the clause before the noun that tells it."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page


def _places(text: str, title: str | None = None) -> dict[tuple[str, str], str | None]:
    """Of each event, by its type and its first actor, the place."""
    events = read(page(text, title)).events
    return {(e.event_type, e.actors[0].name): e.place.name if e.place else None for e in events if e.actors}


_VEGA = "Peru Dışişleri Bakanı Juan Vega"


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        # a statement to the press, by which somebody does what is no word of saying
        (
            f"{_VEGA}, başkent Lima'da düzenlediği basın toplantısında, Togo'da üs kurulmasına tepki gösterdi. "
            "Bakan, Gana'yı uyardı.",
            "ACCUSE",
            "Lima",
        ),
        # where he does one thing by words, he does the other
        (
            f"Lima'da ise {_VEGA}, Gana'nın çağrısını reddetti. Vega, Gana'yı çifte standartla suçladı.",
            "ACCUSE",
            "Lima",
        ),
        (
            f"{_VEGA}, Gana'nın Lima'daki çağrısını reddetti. Vega, Gana'yı çifte standartla suçladı.",
            "ACCUSE",
            None,
        ),
        (
            f"Lima'da incelemelerde bulunan {_VEGA}, Gana'yı çifte standartla suçladı. Vega, sınırı da gezdi.",
            "ACCUSE",
            "Lima",
        ),
    ],
)
def test_who_speaks_in_a_town_says_the_rest_there(text: str, kind: str, expected: str | None) -> None:
    assert _places(text)[kind, "Juan Vega"] == expected


@pytest.mark.parametrize(
    ("speech", "expected"),
    [
        (f"{_VEGA}, Lima'da yaptığı açıklamada konuyu değerlendirdi.", "Lima"),
        (f"{_VEGA}, Accra'da yaptığı açıklamada konuyu değerlendirdi.", None),
        (
            "Kenya Dışişleri Bakanı Musalia Mudavadi, Nairobi'de yaptığı açıklamada konuyu değerlendirdi.",
            None,
        ),
    ],
)
def test_a_state_speaks_where_its_man_does_at_home(speech: str, expected: str | None) -> None:
    assert _places(f"Peru, Mali'yi sınırı ihlal etmekle suçladı.\n\n{speech}")["ACCUSE", "Peru"] == expected


def test_what_a_quotation_tells_of_is_not_where_it_is_said() -> None:
    text = (
        f"{_VEGA}, Accra'da Gana Dışişleri Bakanı Kofi Addo ile görüştü. Vega, \"Gana halkına minnettarız, bunu hep "
        "Lima'da anlatacağız\" dedi."
    )
    assert _places(text)["SUPPORT", "Juan Vega"] == "Accra"


@pytest.mark.parametrize(
    "talks",
    [
        "Lima'daki Mali-Togo barış görüşmeleri çıkmaza girdi.",
        "Lima'da yapılan Mali-Togo barış görüşmelerinin sonuçsuz kaldığı bildirildi.",
    ],
)
def test_talks_are_where_the_words_before_them_say(talks: str) -> None:
    """And not where the same two met before."""
    text = f"{talks}\n\nMali ve Togo heyetleri geçen hafta Katar'da görüştü."
    assert _places(text)["CONSULT", "Mali"] == "Lima"


def test_two_sign_in_the_town_to_which_one_of_them_has_come() -> None:
    """Also where the visit is told behind it, and of the state first."""
    text = (
        "Gana Cumhurbaşkanı John Mahama ile Peru Cumhurbaşkanı Dina Boluarte, ortak bildiriye imza attı.\n\n"
        "Mahama, resmi ziyaret için geldiği Peru'nun başkenti Lima'da törenle karşılandı.\n\n"
        "Bu, Gana Cumhurbaşkanı Mahama'nın Peru'ya yaptığı ilk ziyaret oldu."
    )
    assert _places(text)["SUPPORT", "John Mahama"] == "Lima"


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        # in whose air, or where aid arrives: of the two told last, the town
        ("Kenya uçakları Togo hava sahasını ihlal etti.", "MOBILIZE", "Togo"),
        ("Kenya'nın gönderdiği yardım uçağı Accra'ya indi.", "AID", "Accra"),
        ("Kenya'nın yardım uçağı Gana'ya indi. Yardım uçağı, başkent Accra'ya ulaştı.", "AID", "Accra"),
        # the host's land
        ("Togo, gelecek hafta Kenya ve Mali heyetlerini ağırlayacak.", "CONSULT", "Togo"),
        ("Askerlerin masrafları Kenya, Togo ve Mali tarafından karşılanacak.", "CONSULT", None),
        # a gathering to come, and one that is called off
        (
            "Erdoğan'ın, Lima'da açılacak liman töreninde Peru Devlet Başkanı Dina Boluarte'yi ağırlaması bekleniyor.",
            "CONSULT",
            "Lima",
        ),
        (
            "Erdoğan'ın, Lima'da açılacak liman konusunda Peru Devlet Başkanı Dina Boluarte'yi ağırlaması bekleniyor.",
            "CONSULT",
            None,
        ),
        ("Gana ile Kenya'nın Lima'da gelecek hafta yapacağı toplantı iptal edildi.", "REJECT", "Lima"),
        # an envoy's town behind his state
        ("Peru, Kuveyt'in Lima'daki maslahatgüzarını sınır dışı etti.", "SANCTION", "Lima"),
        ("Peru, Kuveyt'in Accra'daki maslahatgüzarını sınır dışı etti.", "SANCTION", None),
        # "here" in a capital of no state
        (
            f"{_VEGA} bugün Brüksel'e gitti. Vega'nın burada Gana Dışişleri Bakanı Kofi Addo ile görüşmesi bekleniyor.",
            "CONSULT",
            "Brüksel",
        ),
    ],
)
def test_an_acts_own_words_say_where_it_is(text: str, kind: str, expected: str | None) -> None:
    events = [e for e in read(page(text)).events if e.event_type == kind]
    assert {e.place.name if e.place else None for e in events} <= {expected}
    assert events or expected is None
