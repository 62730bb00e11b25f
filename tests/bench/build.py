"""Which build a bench measures: compiled, as in the image, or the sources as they are."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import services
from deploy import native

COMPILED, SOURCES = "compiled", "sources"


def running() -> str:
    """The build that this process has."""
    at = Path(str(services.__file__)).resolve()
    return COMPILED if at.is_relative_to(native.FOLDER.resolve()) else SOURCES


def run_compiled(module: str) -> None:
    """Begin a module anew, with its arguments, on the compiled build; where none can be made say so and go on."""
    if running() == COMPILED:
        return
    if why := native.absent():
        print(
            f"The sources are measured, {why}: as images do, compiled, it is about twice as fast.",
            file=sys.stderr,
        )
        return
    if not native.fresh():
        print("Compiling first; this takes about two minutes, once.", file=sys.stderr, flush=True)
        native.build()
    # The sources' folder is where the tests are found, and must not come first: hence the safe path.
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(native.FOLDER), str(native.ROOT))),
        "PYTHONSAFEPATH": "1",
    }
    os.execve(sys.executable, [sys.executable, "-m", module, *sys.argv[1:]], environment)  # noqa: S606 - ourselves
