"""What one run has cost, in whatever processes and lives: its limits hold for all of them together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.report.findings import Usage

if TYPE_CHECKING:  # whoever makes the store has loaded the database by then
    from assistant.store import Call, Calls
    from assistant.writers.chat_model.limits import Limited


class Spent:
    """The recorded calls of a run beside those of this process, which its limits count by themselves.

    `forgiven` is what had been paid when a person began the run anew: a section that is asked for again on purpose
    has the limits to itself.
    """

    def __init__(self, limited: Limited, calls: Calls, run: str, forgiven: dict[str, Any]) -> None:
        self._limited, self._calls, self._run = limited, calls, run
        self._not_counted = Usage.model_validate(forgiven)
        self._forgiven = self._not_counted.calls
        self._before: float | None = None

    def look(self) -> None:
        """Tells the limits what the run has cost elsewhere. One read of the database; a second one at first.

        Time is counted up to the first look: from there on it runs here, whoever else writes beside this process.
        """
        if self._before is None:
            self._before = self._calls.seconds_busy(self._run, after=self._forgiven)
        told, own = self._calls.spent(self._run), self._not_counted
        self._limited.elsewhere = Usage(
            calls=max(0, told.calls - own.calls),
            input_tokens=max(0, told.input_tokens - own.input_tokens),
            output_tokens=max(0, told.output_tokens - own.output_tokens),
            seconds=self._before,
        )

    def will_keep(self, call: Call) -> None:
        """This call is going on record, and is this process's own."""
        one = Usage(calls=1, input_tokens=call.input_tokens, output_tokens=call.output_tokens)
        self._not_counted = self._not_counted.plus(one)
