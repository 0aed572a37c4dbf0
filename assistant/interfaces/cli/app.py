"""The commands of `nigao`, in the order in which one comes to need them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from assistant.interfaces.cli import (
    batch,
    check,
    draft,
    evaluate,
    export,
    figures,
    fonts,
    gather,
    keys,
    kinds,
    learn,
    mcp,
    models,
    new,
    office,
    preview,
    reports,
    resume,
    revise,
    rollup,
    rules,
    serve,
    sync,
    update,
    worker,
)
from assistant.interfaces.cli.screen import out, told

# Plain help, for Rich alone would cost a third of the time that `--help` may take.
app = typer.Typer(
    name="nigao",
    help=told(
        "拟稿：由事实和提纲写出公文，并逐一核对每个标题、每个数字。",
        "Drafts official reports from facts and an outline, and proves every heading and figure.",
    ),
    add_completion=False,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["--help", "-h"]},
)


@app.callback()
def nigao(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help=told("版本号", "the version"))] = False,
) -> None:
    if version:
        from assistant import __version__

        out(f"nigao {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        out(context.get_help())


_COMMANDS: list[tuple[str, Callable[..., None], str]] = [
    ("draft", draft.draft, draft.HELP),
    ("check", check.check, check.HELP),
    ("figures", figures.figures, figures.HELP),
    ("revise", revise.revise, revise.HELP),
    ("update", update.update, update.HELP),
    ("sync", sync.sync, sync.HELP),
    ("export", export.export, export.HELP),
    ("preview", preview.preview, preview.HELP),
    ("fonts", fonts.fonts, fonts.HELP),
    ("learn", learn.learn, learn.HELP),
    ("gather", gather.gather, gather.HELP),
    ("rollup", rollup.rollup, rollup.HELP),
    ("batch", batch.batch, batch.HELP),
    ("worker", worker.worker, worker.HELP),
    ("resume", resume.resume, resume.HELP),
    ("kinds", kinds.kinds, kinds.HELP),
    ("models", models.models, models.HELP),
    ("rules", rules.rules, rules.HELP),
    ("new", new.new, new.HELP),
    ("serve", serve.serve, serve.HELP),
    ("mcp", mcp.mcp, mcp.HELP),
    ("eval", evaluate.evaluate, evaluate.HELP),
]
for name, command, said in _COMMANDS:
    app.command(name, help=said)(command)
app.add_typer(reports.app, name="reports", help=reports.HELP)
app.add_typer(keys.app, name="keys", help=keys.HELP)
app.add_typer(office.app, name="office", help=office.HELP)
