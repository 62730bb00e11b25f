"""What people say of events, laid over what the topic tells."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime
from typing import Any

import orjson
import pytest

from schemas import contracts
from services.client.corrections import CorrectionError, Corrections, correction
from services.client.history import as_of, corrections, record
from services.client.standings import GoldError, Standing, gold, standings
from services.core import streams
from services.core.messages import DiplomaticEvent, InvalidMessage, decode, encode
from services.core.settings import Settings
from services.stream.producer import publish_messages
from tests.cli.test_broker import dragoman
from tests.client.test_state import EXAMPLES, ONE, TWO, message

THREE = "e-00000000000000000003"
EVENT = decode(DiplomaticEvent, EXAMPLES.joinpath("meeting.json").read_bytes())
SAID: dict[str, Any] = {"reason": "because", "author": "me", "at": "2026-03-13T08:00:00Z"}


def over(**fields: str | None) -> DiplomaticEvent:
    """The meeting with fields corrected."""
    held = Corrections()
    for field, value in fields.items():
        made = correction(EVENT.event_id, field=field, value=value, **SAID)
        held.take(made.correction_id.encode(), encode(made))
    return held.over(EVENT).event


def test_each_field_can_be_corrected() -> None:
    """And the scales go with the type; what has no coordinates any more gets none that are wrong."""
    assert over(status="denied").status == "denied"
    assert over(modes="phone, visit").modes == ("phone", "visit")
    assert over(salience="background").salience == "background"
    day = over(date="2026-03-10").date
    assert day is not None
    assert (day.start, day.end, day.precision) == ("2026-03-10", "2026-03-10", "day")
    days = over(date="2026-03-10/2026-03-12").date
    assert days is not None
    assert (days.start, days.end, days.precision) == ("2026-03-10", "2026-03-12", "range")
    assert over(date=None).date is None
    place = over(place="İzmir").place
    assert place is not None
    assert (place.name, place.country, place.latitude) == ("İzmir", "TR", None)
    assert over(place=None).place is None
    aid = over(event_type="AID")
    assert (aid.event_type, aid.modes, aid.quad, aid.plover_score, aid.cameo) == ("AID", (), 2, 10.0, "070")


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("actors", "x", "cannot be corrected"),
        ("status", "true", "must be one of occurred"),
        ("event_type", "VISIT", "must be one of AGREE"),
        ("date", "tomorrow", "must be a day"),
        ("date", "2026-03-12/2026-03-10", "ends before it begins"),
        ("place_country", "Turkey", "two letters"),
    ],
)
def test_what_cannot_be_meant_is_refused(field: str, value: str, said: str) -> None:
    """In one sentence, before it is on the topic."""
    with pytest.raises(CorrectionError, match=said):
        correction(ONE, field=field, value=value, **SAID)


def test_a_reason_and_a_name_are_needed() -> None:
    """Else nobody could judge it."""
    for missing in ("reason", "author"):
        with pytest.raises(CorrectionError, match="needs a reason and an author"):
            correction(ONE, **(SAID | {missing: " "}))


def test_the_last_word_holds_and_can_be_taken_back() -> None:
    """One for each thing that can be said of an event, whoever says it."""
    held = Corrections()
    for value, at in (("denied", "2026-03-13T08:00:00Z"), ("alleged", "2026-03-14T08:00:00Z")):
        made = correction(EVENT.event_id, field="status", value=value, **(SAID | {"at": at}))
        assert held.take(made.correction_id.encode(), encode(made)) == EVENT.event_id
    wrong = correction(EVENT.event_id, **SAID)
    held.take(wrong.correction_id.encode(), encode(wrong))
    told = held.over(EVENT)
    assert (told.event.status, told.wrong, len(told.corrections)) == ("alleged", True, 2)
    assert held.take(wrong.correction_id.encode(), None) == EVENT.event_id
    assert not held.over(EVENT).wrong
    assert held.take(b"x-unknown", None) is None
    with pytest.raises(InvalidMessage):
        held.take(b"x", b"{}")


def test_it_outlives_a_later_revision() -> None:
    """And says of an event that has no place any more what it can."""
    held = Corrections()
    for field, value in (("status", "denied"), ("place_country", "SY")):
        made = correction(ONE, field=field, value=value, **SAID)
        held.take(made.correction_id.encode(), encode(made))
    later = decode(DiplomaticEvent, message(ONE, revision=5, place=None)[1])
    told = held.over(later)
    assert (told.event.status, told.event.place, len(told.corrections)) == ("denied", None, 2)


def test_what_is_made_keeps_to_the_schema() -> None:
    """The closed one."""
    import jsonschema_rs

    schema = jsonschema_rs.validator_for(contracts.closed("correction"), validate_formats=True)
    schema.validate(orjson.loads(encode(correction(ONE, **SAID))))
    schema.validate(orjson.loads(encode(correction(ONE, field="place", value=None, **SAID))))


def test_standings_count_what_was_found() -> None:
    """By type and by publisher; what somebody found right, and what gold says where nobody did."""
    held = Corrections()
    made = (
        correction(ONE, **SAID),
        correction(TWO, field="status", value="denied", **SAID),
        correction(THREE, right=True, **SAID),
    )
    for each in made:
        held.take(each.correction_id.encode(), encode(each))
    others = ["e-00000000000000000008", "e-00000000000000000009"]
    told = [decode(DiplomaticEvent, message(each)[1]) for each in (ONE, TWO, THREE, *others)]
    events = [held.over(each) for each in told]
    assert standings(events, "type") == {"CONSULT": Standing(events=5, right=1, corrected=1, wrong=1)}
    assert list(standings(events, "publisher")) == ["Örnek Haber"]
    url = told[0].sources[0].url
    people = [{"country": "RU"}, {"country": "TR"}]
    for kind, right, wrong in ((["AGREE", "CONSULT"], 3, 1), (["AID"], 1, 3)):
        page = {"url": url, "events": [{"type": kind, "actors": people, "recipients": []}]}
        known = gold("gold.jsonl", orjson.dumps(page))
        (found,) = standings(events, "type", known).values()
        assert (found.right, found.corrected, found.wrong, found.judged) == (right, 1, wrong, 5)
    assert found.share == 0.2
    with pytest.raises(GoldError, match="line 1"):
        gold("gold.jsonl", b"{}")


def test_flags_by_the_command(settings: Settings) -> None:
    """Said, shown with the events, counted, and taken back."""
    asyncio.run(publish_messages(settings, streams.DIPLOMATIC_EVENTS, [message(ONE), message(TWO)]))
    said = dragoman(
        settings, "flag", ONE, "--wrong", "--set", "status=denied", "--reason", "no", "--author", "me"
    )
    assert said.exit_code == 0, said.output
    held = asyncio.run(corrections(settings))
    assert [(each.wrong, each.field, each.author) for each in held.of(ONE)] in (
        [(True, None, "me"), (False, "status", "me")], [(False, "status", "me"), (True, None, "me")],
    )  # fmt: skip
    shown = dragoman(settings, "events", "--table")
    assert "wrong" in shown.stdout
    counted = dragoman(settings, "flags")
    assert counted.stdout.split()[-7:] == ["CONSULT", "2", "1", "0", "0", "1", "0%"]
    assert dragoman(settings, "flag", ONE, "--withdraw").exit_code == 0
    assert [each.field for each in asyncio.run(corrections(settings)).of(ONE)] == ["status"]
    assert dragoman(settings, "flag", TWO, "--right").exit_code == 0
    counted = dragoman(settings, "flags")
    assert counted.stdout.split()[-7:] == ["CONSULT", "2", "2", "1", "1", "0", "50%"]
    assert dragoman(settings, "flags", "--gold", "no-such-file").exit_code == 2
    assert '"status":"denied"' in dragoman(settings, "events", "--table", "--json").stdout
    asyncio.run(
        publish_messages(settings, streams.DIPLOMATIC_EVENTS, [message(ONE, revision=2, merged_into=TWO)])
    )
    lost = dragoman(settings, "flags")
    assert f"{ONE} does not stand any more" in lost.stderr
    assert "status by me" in lost.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["e-1", "--wrong", "--reason", "x"],
        [ONE, "--reason", "x"],
        [ONE, "--wrong"],
        [ONE, "--set", "status", "--reason", "x"],
        [ONE, "--right", "--wrong", "--reason", "x"],
    ],
)
def test_what_a_flag_needs(settings: Settings, arguments: list[str]) -> None:
    """An id, something to say, and why."""
    assert dragoman(settings, "flag", *arguments).exit_code == 2


def test_what_was_known_then(settings: Settings) -> None:
    """Every message is copied once with its time, in however many runs; the copy answers for any moment."""
    topic = streams.DIPLOMATIC_EVENTS

    def now() -> datetime:
        time.sleep(0.02)  # Kafka's time is in milliseconds: what came before must be before
        moment = datetime.now(UTC)
        time.sleep(0.02)
        return moment

    before = now()
    asyncio.run(publish_messages(settings, topic, [message(ONE), message(TWO)]))
    assert asyncio.run(record(settings, once=True)) == 2
    between = now()
    asyncio.run(
        publish_messages(settings, topic, [message(ONE, revision=2, status="denied"), (TWO.encode(), None)])
    )
    assert asyncio.run(record(settings, once=True)) == 2
    assert asyncio.run(record(settings, once=True)) == 0
    after = now()

    def known(moment: datetime) -> dict[str, str]:
        return {key: event.status for key, event in asyncio.run(as_of(settings, moment)).items()}

    asyncio.run(
        publish_messages(settings, topic, [message(THREE)])
    )  # on the last topic alone: not copied yet
    assert known(datetime.now(UTC)) == {ONE: "denied", THREE: "occurred"}
    assert known(before) == {}
    assert known(between) == {ONE: "occurred", TWO: "occurred"}
    assert known(after) == {ONE: "denied"}
    shown = dragoman(settings, "events", "--as-of", between.isoformat(), "--json")
    assert len(shown.stdout.splitlines()) == 2
    assert dragoman(settings, "events", "--as-of", "then").exit_code == 2
    assert "Copied 1 messages" in dragoman(settings, "sink", "revisions", "--once").stderr
