"""The last look at a changed report: it may bring no error that was not there before."""

from __future__ import annotations

from assistant.errors import InputError
from assistant.report.model import Report


def sound(base: Report, changed: Report) -> Report:
    """`changed` with its findings. Raises InputError for an error that `base` did not have: nothing is kept then."""
    from assistant.drafting.steps import checked, errors

    report = checked(changed)
    known = {(finding.rule, finding.fact, finding.text) for finding in base.findings}
    new = [f for f in errors(report.findings) if (f.rule, f.fact, f.text) not in known]
    if new:
        raise InputError(
            f"采纳后会出错，正文未动：{new[0].message}",
            f"this would bring an error; nothing changed: {new[0].message}",
        )
    return report
