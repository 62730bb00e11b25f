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


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("İki Perulu Gana’da serbest bırakıldı.", []),
        ("Gana’da gözaltında tutulan iki Perulu serbest bırakıldı.", [("RETREAT", "Ghana", "Peru")]),
        ("Gana’nın hapse attığı Perulu gazeteci özgürlüğüne kavuştu.", [("RETREAT", "Ghana", "Peru")]),
        ("Perulu gazeteci özgürlüğüne kavuştu.", []),
        ("Gana ve Togo, birliklerini karşılıklı olarak geri çekti.", [("RETREAT", "Ghana, Togo", "")]),
        ("Gana ve Togo, birliklerini Mali’den çekti.", [("RETREAT", "Ghana, Togo", "Mali")]),
        ("Gana, askerlerini Togo’dan çekmeyi tamamladı.", [("RETREAT", "Ghana", "Togo")]),
        ("Gana ile Togo, sınır kapılarını yeniden açtı.", [("RETREAT", "Ghana, Togo", "")]),
    ],
)
def test_what_is_yielded(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """Who is let go, leaves or opens a border, each in a turn of its own."""
    found = [told(e) for e in read(page(sentence)).events if e.event_type != "COERCE"]
    assert found == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Katar’ın gönderdiği yardım malzemesi Peru’ya ulaştı.", [("AID", "Qatar", "Peru")]),
        ("Katar’dan kalkan yardım uçağı Peru’ya indi.", [("AID", "Qatar", "Peru")]),
        ("Gana donanması, Perulu iki denizciyi kurtardı.", [("AID", "Ghana", "Peru")]),
        ("Perulu iki denizciyi kurtaran Gana donanması limana döndü.", [("AID", "Ghana", "Peru")]),
        (
            "Gana’dan gelen arama kurtarma ekibi Peru’da enkazdan iki kişiyi çıkardı.",
            [("AID", "Ghana", "Peru")],
        ),
        ("Gana, Perulu yaralıları tedavi için başkente getirdi.", [("AID", "Ghana", "Peru")]),
        ("Gana ekibi, Peru’da maçtan üç puan çıkardı.", []),
    ],
)
def test_by_whom_help_comes(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """Who sent it helps, as a clause before it says; who saves another's people helps these."""
    assert [told(e) for e in read(page(sentence)).events] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Gana Cumhurbaşkanı John Mahama, Kenya’nın Togo ile barışa katkısını takdir ettiğini söyledi.",
            [("SUPPORT", "John Mahama", "Kenya")],
        ),
        (
            "Gana Cumhurbaşkanı John Mahama, Kenya’nın Togo’yu takdir ettiğini söyledi.",
            [("SUPPORT", "Kenya", "Togo")],
        ),
        (
            "Peru, Gana ile Togo’nun attığı adımı memnuniyetle karşıladığını bildirdi.",
            [("SUPPORT", "Peru", "Ghana, Togo")],
        ),
        ("Gana, Togo’dan özür dilemeyi reddetti.", [("REJECT", "Ghana", "Togo")]),
        (
            "Gana Cumhurbaşkanı John Mahama, Peru’ya Gana’nın desteğinin süreceğini söyledi.",
            [("SUPPORT", "John Mahama", "Peru")],
        ),
        ("Gana takımı, Peru’yu tebrik etti.", []),
    ],
)
def test_who_praises_whom(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """He who says it praises, though the other is named far from what is his; both are praised who did it; what one
    refuses to do is told once."""
    assert [told(e) for e in read(page(sentence)).events] == expected


def test_a_ban_on_what_comes_from_somebody_is_lifted_for_him() -> None:
    """He is named as it comes from him."""
    (found,) = read(page("Kenya, Peru’dan ithalata uyguladığı yasağı kaldırdı.")).events
    assert told(found) == ("RETREAT", "Kenya", "Peru")
