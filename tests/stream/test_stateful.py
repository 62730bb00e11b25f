"""A state is never lost, never counted twice, and never ahead of what its outputs say."""

from __future__ import annotations

import orjson

from services.core import streams
from services.core.settings import Settings
from tests.stream import ledger
from tests.stream.harness import RUN, Worker, publish, read, wait_for, wait_for_outcomes

STAGE = "tests.stream.ledger:STAGE"
KEYS = [f"block-{n}" for n in range(12)]


def sums(settings: Settings) -> dict[str, dict[str, object]]:
    """What the last topic says of each key, as a consumer that upserts has it."""
    return {
        (message.key or b"").decode(): orjson.loads(message.value or b"")
        for message in read(settings, streams.DIPLOMATIC_EVENTS)
    }


def load_messages(settings: Settings, rounds: range, **more: object) -> int:
    pages = [({"id": n, "add": n + 1, **more}, name) for n in rounds for name in KEYS]
    return publish(
        settings,
        [page for page, _ in pages],
        stream=ledger.STAGE.source,
        keys=[name.encode() for _, name in pages],
    )


def expected(rounds: range) -> dict[str, dict[str, object]]:
    return {name: {"sum": sum(n + 1 for n in rounds), "seen": list(rounds)} for name in KEYS}


def test_the_state_of_a_key_goes_from_message_to_message_and_over_a_restart(settings: Settings) -> None:
    count = load_messages(settings, range(5))
    with Worker(settings, STAGE) as worker:
        wait_for_outcomes(settings, count, worker)
        worker.terminate()
        assert worker.wait() == 0
    assert sums(settings) == expected(range(5))
    count += load_messages(settings, range(5, 8))
    with Worker(settings, STAGE) as worker:
        wait_for_outcomes(settings, count, worker)
        (restored, *_) = worker.lines("tables-restored")
        assert restored["entries"] == len(KEYS)
        worker.terminate()
        assert worker.wait() == 0
    assert sums(settings) == expected(range(8))


def test_kill_at_any_moment_neither_loses_nor_repeats_an_addition(settings: Settings) -> None:
    rounds = range(30)
    count = load_messages(settings, rounds, seconds=0.003)
    for least in (40, 100):
        with Worker(settings, STAGE) as worker:
            wait_for(lambda least=least: len(worker.lines("emitted")) >= least, worker.said)
    with Worker(settings, STAGE) as worker:
        wait_for_outcomes(settings, count, worker)
        worker.terminate()
        assert worker.wait() == 0
    assert sums(settings) == expected(rounds)
    # A redelivered message says the same again, or nothing: each revision of a key has one wording.
    wordings: dict[tuple[bytes | None, int], set[bytes | None]] = {}
    for message in read(settings, streams.DIPLOMATIC_EVENTS):
        seen = len(orjson.loads(message.value or b"")["seen"])
        wordings.setdefault((message.key, seen), set()).add(message.value)
    assert all(len(values) == 1 for values in wordings.values())
    assert len(wordings) == count


def test_a_message_that_fails_leaves_the_state_as_it_was(settings: Settings) -> None:
    pages = [{"id": 0, "add": 1}, {"id": 1, "add": 1, "do": "raise"}, {"id": 2, "add": 1}]
    publish(settings, pages, stream=ledger.STAGE.source, key=b"k")
    publish(settings, [{"id": 9, "add": 1}], stream=ledger.STAGE.source, key=b"\xff")
    with Worker(settings, STAGE) as worker:
        wait_for_outcomes(settings, 4, worker)
        worker.terminate()
        assert worker.wait() == 0
    assert sums(settings) == {"k": {"sum": 2, "seen": [0, 2]}}
    assert len(read(settings, streams.DEAD_LETTERS["identify"])) == 2


def test_a_forgotten_key_begins_anew(settings: Settings) -> None:
    pages = [{"id": 0, "add": 5}, {"id": 1, "add": -1}]
    publish(settings, pages, stream=ledger.STAGE.source, key=b"k")
    with Worker(settings, STAGE) as worker:
        wait_for_outcomes(settings, 2, worker)
        publish(settings, [{"id": 2, "add": 1}], stream=ledger.STAGE.source, key=b"k")
        wait_for_outcomes(settings, 3, worker)
        worker.terminate()
        assert worker.wait() == 0
    assert sums(settings) == {"k": {"sum": 1, "seen": [2]}}


def test_a_disk_without_room_for_what_is_remembered_is_one_sentence_and_loses_nothing(
    settings: Settings,
) -> None:
    names = [f"block-{n}" for n in range(120)]
    pages = [{"id": "x" * 60_000, "add": 1} for _ in names]
    publish(settings, pages, stream=ledger.STAGE.source, keys=[name.encode() for name in names])
    full = "import resource as r; r.setrlimit(r.RLIMIT_FSIZE, (1 << 18, 1 << 18));"
    with Worker(settings, STAGE, run=full + RUN) as worker:
        assert worker.wait() == 1
        assert "does not fit on its disk" in worker.said()
    with Worker(settings, STAGE) as worker:
        wait_for(lambda: worker.lines("tables-restored") and len(sums(settings)) == len(names), worker.said)
        worker.terminate()
        assert worker.wait() == 0
    assert {told["sum"] for told in sums(settings).values()} == {1}
