"""A state written in pieces, of which a message changes a few: the others are taken as they were.

What a block remembers stands in dictionaries. Each entry belongs to the piece that a checksum of its key names; how
many pieces there are follows from the number of entries alone. So the bytes are a function of what is remembered,
and not of the way there.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import zstandard

V = TypeVar("V")

_packer = zstandard.ZstdCompressor(level=1)
_unpacker = zstandard.ZstdDecompressor()


def fitted(value: bytes) -> bytes:
    """A copy for keeping. orjson and zstandard give back as much memory as they had reserved, which is up to six times
    what they wrote."""
    return memoryview(value).tobytes()


class Touched(dict[str, V]):
    """A dictionary that knows which of its entries were set or deleted since they were last written.

    One that is changed in place is set again. `update` is for entries that are as they were written.
    """

    def __init__(self) -> None:
        super().__init__()
        self.touched: set[str] = set()

    def __setitem__(self, key: str, value: V) -> None:
        self.touched.add(key)
        super().__setitem__(key, value)

    def __delitem__(self, key: str) -> None:
        self.touched.add(key)
        super().__delitem__(key)

    def drop(self, key: str) -> None:
        """Delete an entry if there is one."""
        if key in self:
            del self[key]


@dataclass(slots=True)
class _Piece:
    """`written`: compressed, empty where it is to be done; `size`: bytes before that."""

    keys: set[str] = field(default_factory=set)
    written: bytes = b""
    size: int = 0


class Shelf:
    """Dictionaries whose entries are written in the same pieces; `usual`: about as many of the largest are in one."""

    def __init__(self, parts: Sequence[Touched[Any]], usual: int) -> None:
        self._parts = parts
        self._usual = usual
        self._pieces: list[_Piece] = []

    @property
    def size(self) -> int:
        """Bytes of all pieces before they were compressed."""
        return sum(piece.size for piece in self._pieces)

    def written(self, pack: Callable[[Sequence[str]], bytes]) -> list[bytes]:
        """All pieces, compressed. `pack` gives the bytes of the entries under some keys."""
        self._sort()
        for piece in self._pieces:
            if not piece.written:
                plain = pack(sorted(piece.keys))
                piece.size, piece.written = len(plain), fitted(_packer.compress(plain))
        return [piece.written for piece in self._pieces]

    def read(self, written: Iterable[bytes], unpack: Callable[[bytes], Iterable[str]]) -> None:
        """Take pieces as they were written. `unpack` puts the entries of one into the dictionaries, and gives their
        keys."""
        for each in written:
            plain = _unpacker.decompress(each)
            self._pieces.append(_Piece(set(unpack(plain)), each, len(plain)))

    def _sort(self) -> None:
        """Find the pieces of what was touched; of everything, where another number of pieces is due."""
        entries = max(len(part) for part in self._parts)
        count = 1 << (entries // self._usual).bit_length()
        if count != len(self._pieces):
            self._pieces = [_Piece() for _ in range(count)]
            for part in self._parts:
                part.touched.update(part)
        for part in self._parts:
            for key in part.touched:
                piece = self._pieces[zlib.crc32(key.encode()) & (count - 1)]
                piece.written = b""
                if any(key in each for each in self._parts):
                    piece.keys.add(key)
                else:
                    piece.keys.discard(key)
            part.touched.clear()
