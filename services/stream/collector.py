"""Python's collector of reference cycles, told that what a process began with stays, and that the rest makes few.

A page makes a thousand objects and hardly a cycle: by its default the collector looks at the youngest of them with
each page, and ever again at all that caches hold. That was two in a hundred of a step, and up to ten of one that keeps
much (enrich/block.py).
"""

from __future__ import annotations

import gc

# Objects more than before until the youngest are looked at: some MiB at most. Then those that outlived 10 such looks,
# and all after 10 of these: blocks that fell out of a cache are nothing but cycles.
_THRESHOLDS = (20_000, 10, 10)


def look_seldom() -> None:
    """Leave alone what is there now, and look at the rest seldom. To be called once all is loaded."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
