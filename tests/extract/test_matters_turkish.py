"""What Turkish sentences only talk about, agree on or come to grips with: it is no act by being named."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "Sudan ve Çad heyetleri arasında esir takasına yönelik dolaylı müzakereler Kahire'de başladı.",
            [("CONSULT", "Sudan, Chad", "")],
            id="talks about an exchange",
        ),
        pytest.param(
            "Sudan ile Çad arasında esir takası koşullarının görüşüldüğü müzakereler başladı.",
            [("CONSULT", "Sudan, Chad", "")],
            id="the terms of an exchange",
        ),
        pytest.param("Sudan ile Çad arasında esir takası iddiası", [], id="the claim of an exchange"),
        pytest.param(
            "Sudan ile Çad arasındaki esir takasının ardından kapılar açıldı.",
            [("RETREAT", "Sudan, Chad", "")],
            id="an exchange that was made",
        ),
        pytest.param(
            "Sudan ile Çad arasında esir takası kapsamında 90 asker evine döndü.",
            [("RETREAT", "Sudan, Chad", "")],
            id="what an exchange brought",
        ),
        pytest.param(
            "Sudan ile Çad arasında ateşkes sağlanması yönünde Mısır Dışişleri Bakanı Abdulati'nin çağrısı geldi.",
            [],
            id="a truce that is called for",
        ),
        pytest.param(
            "Sudan ile Çad arasında ateşkes sağlanmasının ardından kapılar açıldı.",
            [("CONCEDE", "Sudan, Chad", "")],
            id="a truce that was made",
        ),
    ],
)
def test_what_is_only_the_matter(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert [told(e) for e in read(page(sentence)).events] == expected
