"""`python -m deploy.verify [PART …]`: verify deploy/ by running it; without a part, all of it."""

from __future__ import annotations

import importlib
import sys
import time

from deploy.verify.tools import Missing, Wrong

PARTS = (
    "image",
    "compose",
    "chart",
    "rules",
    "chain",
    "runbook",
    "rights",
    "contracts",
    "registry",
    "supply",
)


def main(wanted: list[str]) -> int:
    """0 when all parts hold; 1 when one does not, or cannot be verified here."""
    unknown = [part for part in wanted if part not in PARTS]
    if unknown:
        print(f"Unknown part {', '.join(unknown)}; there are {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    failed = []
    for part in wanted or PARTS:
        began = time.monotonic()
        print(f"== {part}", flush=True)
        try:
            for line in importlib.import_module(f"deploy.verify.{part}").verify():
                print(f"   {line}", flush=True)
        except Wrong as error:
            print(f"   WRONG: {error}", flush=True)
            failed.append(part)
        except Missing as error:
            print(f"   NOT VERIFIED: {error}", flush=True)
            failed.append(part)
        print(f"== {part}: {time.monotonic() - began:.0f} s", flush=True)
    if failed:
        print(f"Not verified: {', '.join(failed)}.", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
