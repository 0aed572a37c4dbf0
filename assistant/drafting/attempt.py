"""What has been tried for one piece of text, and the best that came of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.brief import Task
from assistant.drafting.judge import Judged
from assistant.language import Said
from assistant.writers.writer import Way


@dataclass
class Attempt:
    """What has been tried for one piece so far. `text` is the one with the fewest faults, `why` why none held."""

    task: Task
    text: str = ""
    judged: Judged | None = None
    way: Way = "write"
    turn: int = 0
    why: Said = field(default_factory=lambda: Said("", ""))

    def offer(self, text: str, judged: Judged, way: Way) -> None:
        """Keeps a text when it has fewer faults than the one before."""
        if self.judged is None or len(judged.broken) < len(self.judged.broken):
            self.text, self.judged, self.way = text, judged, way
            rules = list(dict.fromkeys(finding.rule for finding in judged.broken))
            self.why = Said(
                f"模型稿未通过检查（{'、'.join(rules)}）", f"the model's text failed {', '.join(rules)}"
            )
