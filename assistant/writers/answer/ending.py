"""The formula that ends a lead, with the mark that it has: 现将有关情况报告如下：, and never 如下。"""

from __future__ import annotations

from assistant.brief import Task

_MARKS = "。：:；;，,. "


def with_formula_mark(text: str, task: Task) -> str:
    """The text of a lead in which the kind's formula, where it ends it, ends as the kind has it."""
    kind = task.brief.kind
    if kind is None or task.placed is not None:
        return text
    bare = text.rstrip().rstrip(_MARKS)
    formula = next((f for f in kind.opening if bare.endswith(f.rstrip(_MARKS))), None)
    return text if formula is None else bare.removesuffix(formula.rstrip(_MARKS)) + formula
