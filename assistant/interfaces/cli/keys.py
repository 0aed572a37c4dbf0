"""`nigao keys`: who may call the server from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.interfaces.cli.options import AsJson
from assistant.interfaces.cli.screen import console, note, out, out_json, plain, told

if TYPE_CHECKING:
    from assistant.store import Keys

HELP = told("访问密钥：谁可以从别处调用服务。", "Keys: who may call the server from elsewhere.")

app = typer.Typer(help=HELP, invoke_without_command=True, rich_markup_mode=None)

Owner = Annotated[
    str,
    typer.Argument(
        metavar="OWNER", help=told("持有人：系统或处室的名字", "who holds it"), show_default=False
    ),
]
Scopes = Annotated[
    list[str],
    typer.Option(
        "--scope",
        metavar="SCOPE",
        help=told(
            "权限：read 看与核对，draft 起草与修改，admin 所有人的报告和 /metrics；可写多次",
            "read: look and check; draft: write and change; admin: everybody's reports and /metrics; repeatable",
        ),
    ),
]
Note = Annotated[str, typer.Option("--note", metavar="TEXT", help=told("备注", "a note"), show_default=False)]
PerMinute = Annotated[
    int,
    typer.Option(
        "--per-minute",
        metavar="N",
        min=0,
        help=told("每分钟请求数，0 为默认", "requests a minute; 0: the default"),
    ),
]
MaxMb = Annotated[
    int,
    typer.Option(
        "--max-mb",
        metavar="N",
        min=0,
        help=told("请求体上限（MB），0 为默认", "largest body in MB; 0: the default"),
    ),
]
KeyId = Annotated[
    str,
    typer.Argument(
        metavar="ID", help=told("密钥编号，见 list", "the key's id, from `list`"), show_default=False
    ),
]


@app.callback()
def keys(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        out(context.get_help())


@contextmanager
def _keys() -> Iterator[Keys]:
    from assistant.service.kept import open_store
    from assistant.store import Keys

    store = open_store()
    try:
        yield Keys(store.engine)
    finally:
        store.close()


@app.command(
    help=told(
        "发一把密钥并显示一次；库里只存它的摘要。", "Make a key and show it once; only its hash is kept."
    )
)
def create(
    owner: Owner,
    scope: Scopes = ["draft"],  # noqa: B006 (typer reads it)
    note_: Note = "",
    per_minute: PerMinute = 0,
    max_mb: MaxMb = 0,
    as_json: AsJson = False,
) -> None:
    with _keys() as kept:
        key, token = kept.create(owner, scope, note=note_, per_minute=per_minute, max_mb=max_mb)
    if as_json:
        out_json({"id": key.id, "owner": key.owner, "scopes": list(key.scopes), "key": token})
        return
    out(token)
    note(
        told(
            f"编号 {key.id}，持有人 {key.owner}，权限 {' '.join(key.scopes)}。密钥只显示这一次，请妥善保存",
            f"id {key.id}, owner {key.owner}, scopes {' '.join(key.scopes)}. It is shown this once only: keep it safe",
        )
    )


@app.command("list", help=told("列出所有密钥，已吊销的也在。", "List all keys, also those revoked."))
def list_(as_json: AsJson = False) -> None:
    from dataclasses import asdict

    from assistant.interfaces.cli.tables import table

    with _keys() as kept:
        found = kept.list()
    if as_json:
        out_json([asdict(key) for key in found])
        return
    if not found:
        note(told("还没有密钥", "no key yet"))
        return
    rows = table(
        told("编号", "id"), told("持有人", "owner"), told("权限", "scopes"), told("发于", "made"),
        told("吊销于", "revoked"), told("备注", "note"),
    )  # fmt: skip
    for key in found:
        moments = (key.created[:16].replace("T", " "), key.revoked[:16].replace("T", " "))
        rows.add_row(key.id, plain(key.owner), " ".join(key.scopes), *moments, plain(key.note))
    console(stderr=False).print(rows)


@app.command(help=told("吊销一把密钥，立即生效。", "Revoke a key, from now on."))
def revoke(name: KeyId) -> None:
    with _keys() as kept:
        key = kept.revoke(name)
    note(told(f"密钥 {key.id}（{key.owner}）已吊销", f"the key {key.id} ({key.owner}) is revoked"))
