"""The `dragoman` command."""

from __future__ import annotations

import logging
import sys
from importlib.metadata import version

import typer

from services.cli import (
    crawl,
    dlq,
    events,
    explain,
    fixtures,
    flag,
    forget,
    intake,
    profile,
    publish,
    read,
    run,
    settings,
    shadow,
    sink,
    topics,
    view,
    watch,
    worker,
)

app = typer.Typer(
    name="dragoman",
    help=(
        "Reads the news as an embassy's interpreter would: raw pages in, structured diplomatic events out, "
        "over Kafka.\n\n"
        "Try `dragoman run` first: it needs no Kafka and shows the whole path on sample pages. "
        "`dragoman read page.html` shows what one page of yours gives. "
        "`dragoman settings` lists the environment variables that all commands obey."
    ),
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dragoman {version('dragoman')}")
        raise typer.Exit


@app.callback()
def _begin(
    _wanted: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Print the version."
    ),
) -> None:
    # Libraries log what they meet in a page or of a broker; a sentence of ours says all there is to say.
    # `worker` sets up its own logs.
    logging.getLogger().addHandler(logging.NullHandler())


read.register(app)
explain.register(app)
run.register(app)
topics.register(app)
publish.register(app)
events.register(app)
fixtures.register(app)
crawl.register(app)
intake.register(app)
sink.register(app)
flag.register(app)
view.register(app)
watch.register(app)
worker.register(app)
dlq.register(app)
forget.register(app)
shadow.register(app)
settings.register(app)
profile.register(app)


def main() -> None:
    """Run the command; what can be expected to go wrong ends in one sentence, not in a traceback."""
    try:
        app()
    except BrokenPipeError:
        # Whoever read our output has seen enough (`dragoman read … | head`).
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        from services.cli.failures import sentence

        said = sentence(error)
        if said is None:
            raise
        from services.cli.console import complain

        complain(said)
        sys.exit(1)


if __name__ == "__main__":
    main()
