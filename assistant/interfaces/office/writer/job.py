"""One act from beginning to end, as Writer's menu starts it or as a macro does."""

from __future__ import annotations

from typing import Any

from . import config, dialogs
from .acts import Acts
from .client import Client
from .waiting import Waiting
from .words import Speech, TroubleError

ACTS = ("check", "draft", "revise", "insert", "refresh")
_under_way: list[str] = []


def from_menu(context: Any, act: str) -> None:
    """Does what a menu entry or button says; whatever comes of it is told in a box."""
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    frame = desktop.getCurrentFrame()
    say = Speech(config.language(context))
    try:
        said = _settings(context, frame, say) if act == "settings" else _done(context, frame, say, act)
        if said:
            dialogs.show(context, frame, say("title"), said)
    except TroubleError as error:
        dialogs.show(context, frame, say("title"), str(error), trouble=True)
    except Exception as error:
        why = f"{type(error).__name__}: {error}"[:500]
        dialogs.show(context, frame, say("title"), say("failed", why=why), trouble=True)


def from_macro(context: Any, given: dict[str, Any]) -> dict[str, Any]:
    """The same without any box: `{"ok": bool, "said": text}`.

    `given`: act, document, and what takes the place of settings (address, key, report, model, seconds, language)
    or of an answer (instruction, fact).
    """
    say = Speech(str(given.get("language") or config.language(context)))
    settings = {**config.read(context), **{name: str(given[name]) for name in config.NAMES if name in given}}
    answers = {"revise": given.get("instruction"), "fact": given.get("fact")}
    try:
        act = str(given.get("act"))
        if act not in ACTS:
            raise TroubleError(say("failed", why=act))
        acts = Acts(
            given.get("document"), _client(settings, say), settings["report"], Waiting(context, None, say),
            lambda name, choices: answers[name],
        )  # fmt: skip
        return {"ok": True, "said": getattr(acts, act)()}
    except TroubleError as error:
        return {"ok": False, "said": str(error)}
    except Exception as error:
        return {"ok": False, "said": say("failed", why=f"{type(error).__name__}: {error}"[:500])}


def _done(context: Any, frame: Any, say: Speech, act: str) -> str:
    if _under_way:
        raise TroubleError(say("busy"))
    settings = config.read(context)

    def ask(name: str, choices: list[str]) -> str | None:
        return dialogs.ask(context, frame, say, name, choices)

    _under_way.append(act)
    try:
        controller = frame.getController() if frame else None
        document = controller.getModel() if controller else None
        waiting = Waiting(context, frame, say)
        acts = Acts(document, _client(settings, say), settings["report"], waiting, ask)
        said: str = getattr(acts, act)()
        return said
    finally:
        _under_way.clear()


def _settings(context: Any, frame: Any, say: Speech) -> str:
    settings = config.read(context)
    try:
        known = ["{} · {}".format(one["title"], one["id"]) for one in _client(settings, say).reports()]
    except TroubleError:
        known = []
    given = dialogs.ask_settings(context, frame, say, settings, known)
    if given is None:
        return ""
    config.write(context, given)
    Client(given["address"], given["key"], say)  # says what is wrong with an address
    return say("saved")


def _client(settings: dict[str, str], say: Speech) -> Client:
    seconds = settings.get("seconds", "")
    return Client(
        settings["address"], settings["key"], say, model=settings["model"],
        seconds=float(seconds) if seconds.isdigit() else 120.0,
    )  # fmt: skip
