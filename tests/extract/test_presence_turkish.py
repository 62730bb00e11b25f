"""In whose presence two sides meet, whom somebody calls one after the other, and an ambassador who is called home."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told

_TWO = "Kenya Cumhurbaşkanı William Ruto ile Uganda Cumhurbaşkanı Yoweri Museveni, "
_MET = "William Ruto, Yoweri Museveni"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            _TWO + "İtalya Başbakanı Giorgia Meloni'nin eşliğinde bir araya geldi.",
            [("CONSULT", _MET + ", Giorgia Meloni", "")],
            id="by whom they are accompanied",
        ),
        pytest.param(
            _TWO + "İtalya Başbakanı Giorgia Meloni'nin de katılımıyla üçlü görüşme yaptı.",
            [("CONSULT", _MET + ", Giorgia Meloni", "")],
            id="who takes part as well",
        ),
        pytest.param(
            _TWO + "İtalya Başbakanı Giorgia Meloni'nin ev sahipliğinde bir araya geldi.",
            [("CONSULT", _MET + ", Giorgia Meloni", "")],
            id="the person who is their host",
        ),
        pytest.param(
            _TWO + "İtalya'nın ev sahipliğinde bir araya geldi.",
            [("CONSULT", _MET, "")],
            id="a state that is their host is where they meet",
        ),
        pytest.param(
            "Kenya Dışişleri Bakanlığı, Cumhurbaşkanı William Ruto'nun Uganda Cumhurbaşkanı Yoweri Museveni ve "
            "İtalya Başbakanı Giorgia Meloni'yi aradığını açıkladı.",
            [
                ("CONSULT", "William Ruto, Giorgia Meloni", ""),
                ("CONSULT", "William Ruto, Yoweri Museveni", ""),
            ],
            id="two who are called",
        ),
        pytest.param(
            "İtalya Başbakanı Giorgia Meloni, Kenya Cumhurbaşkanı William Ruto ile telefon üzerinden görüştü.",
            [("CONSULT", "Giorgia Meloni, William Ruto", "")],
            id="over the telephone",
        ),
        pytest.param(
            "Kenya, Kampala Büyükelçisi Ana Okoth'u istişarelerde bulunmak üzere Nairobi'ye çağırdı.",
            [("SANCTION", "Kenya", "Uganda")],
            id="called for consultations",
        ),
        pytest.param(
            "Kenya Dışişleri Bakanlığı, Kampala Büyükelçisi Ana Okoth'un istişarelerde bulunmak üzere Nairobi'ye "
            "çağrıldığını bildirdi.",
            [("SANCTION", "Kenya Dışişleri Bakanlığı", "Uganda")],
            id="who announces it has called him",
        ),
        pytest.param(
            "Kenya Dışişleri Bakanlığından yapılan açıklamada, Kampala Büyükelçisi Ana Okoth'un derhal istişare için "
            "çağrılmasına karar verildiği kaydedildi.",
            [("SANCTION", "Kenya Dışişleri Bakanlığı", "Uganda")],
            id="whose statement says that it is decided",
        ),
        pytest.param(
            "Uganda'nın Nairobi Büyükelçisi Ana Okoth, bakanlığa çağrıldı.",
            [("ACCUSE", "Kenya", "Ana Okoth")],
            id="to be summoned is not to be recalled",
        ),
        pytest.param(
            "Kampala Büyükelçisi Ana Okoth, toplantıda bulunmak üzere Nairobi'ye davet edildi.",
            [],
            id="nor is to be invited",
        ),
    ],
)
def test_who_is_present_called_or_called_home(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """Who meets, calls or recalls whom, and what looks alike and is none of it."""
    assert sorted(told(e) for e in read(page(sentence)).events) == sorted(expected)
