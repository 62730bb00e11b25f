"""What Turkish news tells to have been done before the rest: "görüşmesinin ardından … söyledi", "vurduktan sonra"."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page


def _told(text: str) -> list[tuple[str, str, set[str | None]]]:
    return [
        (e.event_type, e.status, {p.country for p in (*e.actors, *e.recipients)})
        for e in read(page(text)).events
    ]


@pytest.mark.parametrize(
    "when",
    [
        "Kenya Cumhurbaşkanı William Ruto ile görüşmesinin ardından",
        "Kenya Cumhurbaşkanı William Ruto ile görüşmesinden sonra",
        "Kenya Cumhurbaşkanı William Ruto ile görüşmesi sonrası",
        "Kenya Cumhurbaşkanı William Ruto ile görüşmesinde",
        "Kenya Cumhurbaşkanı William Ruto’yla bir araya gelmesinin ardından",
        "Kenya Cumhurbaşkanı William Ruto ile görüştükten sonra",
    ],
)
def test_who_met_is_he_who_says_something_afterwards(when: str) -> None:
    told = _told(f"Almanya Cumhurbaşkanı Frank-Walter Steinmeier, {when} barışın süreceğini söyledi.")
    assert told == [("CONSULT", "occurred", {"DE", "KE"})]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Ruanda’nın Burundi’ye saldırmasından sonra Kenya, Ruanda’yı kınadı.",
            ("ASSAULT", "occurred", {"RW", "BI"}),
        ),
        (
            "Almanya Başbakanı Merz, Kenya Cumhurbaşkanı William Ruto ile görüştükten sonra Ruanda’ya geçecek.",
            ("CONSULT", "planned", {"DE", "KE"}),
        ),
    ],
)
def test_an_act_before_the_rest_is_as_true_as_the_rest(
    sentence: str, expected: tuple[str, str, set[str | None]]
) -> None:
    assert expected in _told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Almanya Başbakanı Merz, Kenya Cumhurbaşkanı William Ruto ile görüşmeden önce barışın süreceğini söyledi.",
        "Almanya Başbakanı Merz, Kenya Cumhurbaşkanı William Ruto ile görüşmedikten sonra barış olmaz dedi.",
    ],
)
def test_what_was_not_done_before_is_not_told(sentence: str) -> None:
    assert not any(kind == "CONSULT" and status == "occurred" for kind, status, _ in _told(sentence))
