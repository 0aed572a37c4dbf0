"""Words of praise for which nothing in the brief gives a ground: 显著提升, significantly better."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.checks.subject import Reading, Subject
from assistant.drafting.steps import found_at
from assistant.report.findings import Finding

_PRAISE = re.compile(
    r"大幅|显著|极大|明显|圆满|丰硕|卓有成效|成效斐然|前所未有|历史性|得到了?(?:有效|全面|根本|进一步)"
    r"|\b(?:significant|dramatic|substantial|great|remarkab|marked|tremendous|outstanding|impressive)(?:al)?ly\b"
    r"|\b(?:remarkable|tremendous|outstanding|impressive|unprecedented)\b",
    re.I,
)


def praise(subject: Subject, reading: Reading) -> Iterator[Finding]:
    """Where a text praises in words that neither its facts nor the brief's words for it have."""
    own = "\n".join(subject.words(reading)).lower()
    zh = subject.language == "zh"
    for match in _PRAISE.finditer(reading.text):
        if match[0].lower() not in own:
            said = "没有依据的评价" if zh else "a judgement without a ground"
            yield found_at("wording", reading, match.start(), match.end(), said)
