"""Who is asked, where he stands in what is asked or before a list of it; and who asks whose family's name leads."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (  # the first of a list is asked, not whom its last verb names
            "Çin Dışişleri Bakanı Wang Yi, Japonya’nın, taahhütlerine bağlı kalması, Güney Kore’ye baskıya son "
            "vermesi ve adım atması gerektiğini söyledi.",
            ("REQUEST", "Wang Yi", "Japan"),
        ),
        (  # whom the object of an inner verb stands behind
            "Çin Dışişleri Bakanı Wang Yi, Japonya’yı Tayvan’ın bağımsızlığını amaçlayan girişimlere destek vermeyi "
            "durdurmaya çağırdı.",
            ("REQUEST", "Wang Yi", "Japan"),
        ),
        (  # to whom such a verb does nothing
            "Rusya Dışişleri Bakanlığından yapılan açıklamada, Fransa’ya Mali’nin egemenliğini hedefleyen adımlara "
            "destek vermeyi durdurma çağrısı yapıldı.",
            ("REQUEST", "Rusya Dışişleri Bakanlığı", "France"),
        ),
        (  # what is asked is no invitation
            "Dışişleri Bakanı Hakan Fidan, Avusturya makamlarını terör örgütüne odaklanmaya davet etti.",
            ("REQUEST", "Hakan Fidan", "Austria"),
        ),
        (
            "Dışişleri Bakanı Hakan Fidan, Lavrov’u Antalya’ya davet etti.",
            ("AGREE", "Hakan Fidan", "Sergey Lavrov"),
        ),
        (  # who is put a request is the side, not its noun
            "Macaristan Başbakanı Viktor Orban, Ukrayna tarafına, yükümlülüklerine uyma çağrısında bulundu.",
            ("REQUEST", "Viktor Orbán", "Ukraine"),
        ),
    ],
)
def test_who_is_asked(sentence: str, expected: tuple[str, str, str]) -> None:
    assert [told(e) for e in read(page(sentence)).events] == [expected]


@pytest.mark.parametrize(
    ("full", "short", "name"),
    [
        ("Çin Dışişleri Bakanlığı Sözcüsü Mao Ning", "Mao", "Mao Ning"),
        ("Çin Dışişleri Bakanlığı Sözcüsü Wang Wenbin", "Wang", "Wang Wenbin"),  # a minister's name too
        ("Çin’in Bern Büyükelçisi Liu Dehai", "Liu", "Liu Dehai"),  # nobody whom a list holds
    ],
)
def test_family_name_first(full: str, short: str, name: str) -> None:
    events = read(page(f"{full} konuştu.\n\n{short}, ABD’yi kınadı.")).events
    assert [told(e) for e in events] == [("ACCUSE", name, "United States")]
