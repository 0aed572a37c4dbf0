"""The extension file `nigao-office.oxt`: a zip of `extension/` and `writer/`, the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from assistant import __version__
from assistant.interfaces.office.addons import addons, window_state

_HERE = Path(__file__).parent
_INSIDE = "pythonpath/nigao_writer"
# The oldest moment that a zip can tell: no file says when it was made.
_WHEN = (1980, 1, 1, 0, 0, 0)


def oxt() -> bytes:
    """The extension, ready to install."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in sorted(_members().items()):
            entry = zipfile.ZipInfo(name, _WHEN)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            package.writestr(entry, data)
    return out.getvalue()


def _members() -> dict[str, bytes]:
    """Every file of the extension by its path."""
    fixed = _HERE / "extension"
    members = {
        file.relative_to(fixed).as_posix(): file.read_bytes()
        for file in fixed.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    members["description.xml"] = members["description.xml"].replace(b"{version}", __version__.encode())
    members["Addons.xcu"] = addons().encode()
    members["WriterWindowState.xcu"] = window_state().encode()
    for file in (_HERE / "writer").glob("*.py"):
        members[f"{_INSIDE}/{file.name}"] = file.read_bytes()
    return members
