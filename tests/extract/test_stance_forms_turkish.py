"""The forms in which a Turkish speaker takes a side: stems of stance.toml, in whatever tense and person counts."""

from __future__ import annotations

import pytest

from services.extract.language.profile import load_profile
from services.extract.language.stance_forms import Forms, StanceError
from services.extract.language.stance_words import load_stances
from services.extract.language.text import tokenize

TAKEN = {
    "THREATEN": [
        "bedelini ödeyecek",
        "bedelini çok ağır ödeyecekler",
        "bedelini ödeyeceğini",
        "karşılık vereceğiz",
        "karşılık vereceklerini",
        "karşılık verilecektir",
        "sert yanıt vereceklerini",
        "seyirci kalmayacağız",
        "sessiz kalmayacaklarını",
        "karşılıksız kalmayacağını",
        "hesabını soracağız",
        "vurabiliriz",
        "ateşle oynadığını",
    ],
    "REJECT": [
        "kabul etmiyoruz",
        "kabul etmeyiz",
        "kabul etmedik",
        "kabul etmeyeceğiz",
        "kabul etmediklerini",
        "kabul edemeyeceğini",
        "izin vermeyeceğimizi",
        "tanımıyoruz",
        "boyun eğmeyeceklerini",
        "geri adım atmayacağız",
        "karşı çıkıyoruz",
        "karşıyız",
        "karşı olduğumuzu",
        "aynı fikirde değiliz",
        "hemfikir olmadıklarını",
        "söz konusu olamaz",
        "mümkün olmadığını",
        "taviz verilmeyeceğini",
    ],
    "REQUEST": [
        "bekliyoruz",
        "talep ettiklerini",
        "temenni ediyorum",
        "gerektiğini",
        "zorundadır",
        "şarttır",
    ],
    "ACCUSE": [
        "kabul edilemez",
        "kabul edilemeyeceğini",
        "yol açıyor",
        "neden olduğunu",
        "içişlerimize karışıyor",
        "sözünü tutmadığını",
        "sorumludur",
        "sorumlu olduğunu",
        "samimi değil",
        "yapıcı bulmadıklarını",
        "kaygılıyız",
    ],
    "SUPPORT": [
        "yanınızdayız",
        "yanında olduklarını",
        "yanında sonuna kadar olacağız",
        "minnettarım",
        "önem verdiklerini",
        "yalnız değilsiniz",
        "tek başına değildir",
        "haklısınız",
    ],
    "AGREE": [
        "yardımcı olabiliriz",
        "birlikte çalışacağız",
        "hazır olduğumuzu",
        "mutabık kaldıklarını",
        "ilişkileri düzeltmek istediklerini",
        "söz veriyorum",
    ],
}
# Another's doing, an attribute, what is not denied, another word.
NOT_TAKEN = [
    "kabul ettiğini",
    "kabul etmiyor",
    "tanımadığı",
    "tanıtmıyoruz",
    "bedelini ödeyeceğiz",
    "bedelini ödediğini",
    "karşılık verdiğini",
    "katılmayacağını",
    "zorundayız",
    "minnettar değiliz",
    "kabul edilmediğini",
]


def kinds(text: str, *, own: bool = True) -> list[str]:
    """What an expression does, as its last word says."""
    profile = load_profile("tr")
    tokens = tokenize(text, profile.fold(text))
    forms = load_stances(profile).forms
    hits = [forms.at(tokens, 0, i, own=own) for i in range(len(tokens))]
    return [hit[2] for hit in hits if hit is not None]


@pytest.mark.parametrize(("kind", "text"), [(k, t) for k, texts in TAKEN.items() for t in texts])
def test_a_stem_takes_a_side_in_each_of_its_forms(kind: str, text: str) -> None:
    """A form that nobody wrote down is read by its stem and the conditions of its group."""
    assert kind in kinds(text)


@pytest.mark.parametrize("text", NOT_TAKEN)
def test_a_stem_takes_no_side_in_another_form(text: str) -> None:
    """In the form of somebody else's doing, of an attribute, or of another word a stem says nothing."""
    assert kinds(text) == []


def test_what_another_will_not_accept_is_no_speakers_refusal() -> None:
    """A reported clause whose doer is somebody else tells nothing of him who reports it."""
    assert kinds("kabul etmeyeceğini", own=False) == []


@pytest.mark.parametrize(
    ("group", "says"),
    [
        ({"stems": ["kabul et"], "example": "kabul ediyoruz", "negated": True}, "is not taken as REJECT"),
        ({"stems": ["kabul et"]}, "it has no example"),
        ({"example": "kabul etmiyoruz"}, "it has no stems"),
        ({"stems": ["kabul et"], "example": "kabul ettik", "person": "we"}, "person 'we' is none of"),
        (
            {"stems": ["kabul et"], "example": "kabul ettik", "forms": ["perfect"]},
            "form 'perfect' is none of",
        ),
        ({"stems": ["kabul et"], "example": "kabul ettik", "denied": True}, "'denied' is not known here"),
    ],
)
def test_a_group_that_cannot_be_used_says_why(group: dict[str, object], says: str) -> None:
    """What is wrong with a group is said with its place when the language is loaded."""
    forms = Forms(load_profile("tr"), ())
    with pytest.raises(StanceError, match=says):
        forms.add({"type": "REJECT", "verb": [group]}, "stance.toml")
