"""What a document that comes in brings along, said on stderr before anything is done with it."""

from __future__ import annotations

from pathlib import Path

from assistant.interfaces.cli.screen import note, told
from assistant.language import user_language

_MOST = 3  # of one kind; the count says the rest


def warn_of(path: Path) -> None:
    """A line for each kind of thing found. Raises DocumentError where the document cannot be read."""
    from assistant.documents.incoming_marks import SAID, suspicions

    found = suspicions(path)
    for kind in dict.fromkeys(one.kind for one in found):
        texts = [one.text for one in found if one.kind == kind]
        shown = told("、", ", ").join(texts[:_MOST])
        name = SAID[kind].in_(user_language())
        count = told(f"（共{len(texts)}处）", f" ({len(texts)} in all)") if len(texts) > _MOST else ""
        note(told(f"注意：{path} 含{name}：{shown}{count}", f"note: {path} holds {name}: {shown}{count}"))
