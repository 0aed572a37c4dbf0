"""The boxes that the extension shows: a message, a question, the settings."""

from __future__ import annotations

from typing import Any

from .config import NAMES
from .words import Speech

_WIDTH, _ROW, _GAP = 230, 14, 6  # in the units of dialogs, a quarter of a character's width
_OK = 1


def show(context: Any, frame: Any, title: str, said: str, *, trouble: bool = False) -> None:
    """A message with one button."""
    import uno  # type: ignore[import-not-found]

    toolkit = context.ServiceManager.createInstanceWithContext("com.sun.star.awt.Toolkit", context)
    kind = uno.Enum("com.sun.star.awt.MessageBoxType", "ERRORBOX" if trouble else "INFOBOX")
    box = toolkit.createMessageBox(frame.getContainerWindow(), kind, 1, title, said)
    box.execute()
    box.dispose()


def ask(context: Any, frame: Any, say: Speech, name: str, choices: list[str]) -> str | None:
    """What the user writes or chooses; None when the box was closed."""
    form = _Form(context, say("title"), say)
    form.row(name, say("ask-" + name), "", choices or None)
    answers = form.run(frame)
    return answers[name] if answers else None


def ask_settings(
    context: Any, frame: Any, say: Speech, settings: dict[str, str], reports: list[str]
) -> dict[str, str] | None:
    """The settings as the user left them; None when the box was closed."""
    form = _Form(context, say("settings"), say)
    for name in NAMES:
        choices = reports if name == "report" else None
        form.row(name, say("label-" + name), settings[name], choices, secret=name == "key")
    return form.run(frame)


class _Form:
    """Labels above fields, and two buttons; works by keyboard alone."""

    def __init__(self, context: Any, title: str, say: Speech) -> None:
        self._context, self._say, self._names = context, say, []  # type: ignore[var-annotated]
        self._model = context.ServiceManager.createInstanceWithContext(
            "com.sun.star.awt.UnoControlDialogModel", context
        )
        self._model.Title, self._model.Width = title, _WIDTH
        self._at = _GAP

    def row(
        self, name: str, label: str, value: str, choices: list[str] | None = None, *, secret: bool = False
    ) -> None:
        self._put("FixedText", "label-" + name, _ROW - 3, Label=label, MultiLine=True)
        if choices is not None:
            more = {"StringItemList": tuple(choices), "Dropdown": True, "LineCount": 12, "Text": value}
            self._put("ComboBox", name, _ROW, **more)
        else:
            field = self._put("Edit", name, _ROW, Text=value)
            field.EchoChar = ord("*") if secret else 0
        self._at += 2
        self._names.append(name)

    def run(self, frame: Any) -> dict[str, str] | None:
        self._buttons()
        dialog = self._context.ServiceManager.createInstanceWithContext(
            "com.sun.star.awt.UnoControlDialog", self._context
        )
        dialog.setModel(self._model)
        toolkit = self._context.ServiceManager.createInstanceWithContext(
            "com.sun.star.awt.Toolkit", self._context
        )
        dialog.createPeer(toolkit, frame.getContainerWindow())
        try:
            if dialog.execute() != _OK:
                return None
            return {name: dialog.getControl(name).getModel().Text for name in self._names}
        finally:
            dialog.dispose()

    def _put(self, kind: str, name: str, height: int, **properties: Any) -> Any:
        control = self._model.createInstance(f"com.sun.star.awt.UnoControl{kind}Model")
        control.PositionX, control.PositionY, control.Width, control.Height = (
            _GAP,
            self._at,
            _WIDTH - 2 * _GAP,
            height,
        )
        for key, value in properties.items():
            setattr(control, key, value)
        self._model.insertByName(name, control)
        self._at += height
        return control

    def _buttons(self) -> None:
        self._at += _GAP
        for place, (name, kind) in enumerate((("ok", 1), ("cancel", 2))):
            button = self._model.createInstance("com.sun.star.awt.UnoControlButtonModel")
            button.Label, button.PushButtonType, button.DefaultButton = self._say(name), kind, name == "ok"
            button.PositionX, button.PositionY = _WIDTH - _GAP - (2 - place) * 56, self._at
            button.Width, button.Height = 52, _ROW + 2
            self._model.insertByName(name, button)
        self._model.Height = self._at + _ROW + 2 + _GAP
