"""Who lets whom go, lifts what and sends help, where the sentence does not say it plainly."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Irak’ta tutuklu bulunan Perulu gazeteci tahliye edildi.", [("RETREAT", "Iraq", "Peru")]),
        (
            "Mısır’da 4 yıldır hapiste tutulan Perulu turist dün serbest bırakıldı.",
            [("RETREAT", "Egypt", "Peru")],
        ),
        (
            "Mısır’da casusluk suçlamasıyla yargılanan Perulu araştırmacının serbest bırakıldığı açıklandı.",
            [("RETREAT", "Egypt", "Peru")],
        ),
        ("Mali’de kaçırılan üç Perulu mühendis serbest bırakıldı.", []),
        ("Perulu gazeteci serbest bırakıldı.", []),
        ("Irak’ta tutuklu bulunan Perulu gazeteci tahliye edilmedi.", []),
        (
            "Togo, 12 Ganalı savaş esirini iade etti.",
            [("RETREAT", "Togo", "Ghana")],
        ),
        (
            "Togo, Ganalı rehineyi Kızılhaç’a teslim etti.",
            [("RETREAT", "Togo", "Ghana")],
        ),
    ],
)
def test_who_held_those_who_are_let_go(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """The state in whose custody somebody was lets him go; where he was only carried off, nobody says who does."""
    assert [told(e) for e in read(page(sentence)).events] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kenya, Perulu şirketlere uyguladığı yaptırımları kaldırdı.", ("RETREAT", "Kenya", "Peru")),
        (
            "Kenya, Peru’nun çelik ürünlerine uyguladığı ek vergileri kaldırdı.",
            ("RETREAT", "Kenya", "Peru"),
        ),
        (
            "Kenya, Peru’dan ithal edilen kahveye uyguladığı gümrük vergilerini kaldırdı.",
            ("RETREAT", "Kenya", "Peru"),
        ),
    ],
)
def test_whose_goods_were_burdened(sentence: str, expected: tuple[str, str, str]) -> None:
    """What is lifted again was applied to him whose goods the clause before it names."""
    assert [told(e) for e in read(page(sentence)).events] == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Selin vurduğu Peru’ya Kenya yardım gönderdi.", [("AID", "Kenya", "Peru")]),
        (
            "Depremin vurduğu Peru’ya Kenya, Gana ve Togo’dan arama kurtarma ekipleri ulaştı.",
            [("AID", "Kenya, Ghana, Togo", "Peru")],
        ),
        ("Peru’ya Kenya, Gana ve Togo’dan yardım geldi.", [("AID", "Kenya, Ghana, Togo", "Peru")]),
        ("Kenya, Gana ve Togo’dan askerlerini çekti.", [("RETREAT", "Kenya", "Ghana, Togo")]),
    ],
)
def test_who_sends_help(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """The first of those from whom help comes is one of them; it is a flood that struck, not he who helps."""
    assert [told(e) for e in read(page(sentence)).events] == expected


def test_the_press_of_a_state_is_not_the_state() -> None:
    """What newspapers praise, their state does not."""
    assert read(page("Kenya basını, Peru’nun kararını övdü.")).events == ()
