"""Whose a figure is: a town or office that its sentence names, else the sender's own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.facts.gather.passage import Passage

# A name begins where a word may begin: after a mark, or after 对, 在, 其中; 个行政村 and 转移危险区 begin in the middle.
_OFFICE = re.compile(
    r"(?:(?<!\w)|(?<=其中)|(?<=包括)|(?<=[对由在向为和与及将到赴给于]))"
    r"(?:[一-鿿]{1,6}?(?:街道|[省市县区镇乡村])|[一-鿿]{2,8}?(?:局|委|中心|公司|学校|医院|办(?![结理公事案证学好成法税])|处(?![置罚理分以于警])))"
    r"(?![一-鿿]{0,2}(?:级|长))"
)
# A town's report counts what is the town's; a department's often what is the whole county's: that is left open.
_OWN = re.compile(r"(?:街道|[镇乡村县区市旗州])\Z")
_GENERIC = re.compile(
    r"各|全|本|我|该|每|的|有关|相关|市县|乡镇|所有|部分|一|两|多|[查惩]处|[返下回进]乡|(?:行政|自然|中心|示范|贫困)村|"
    r"城乡|城镇|农村|乡村|山村|(?:小|社|园|库|林|山|灾|地|厂|校|矿|城|郊|片|辖|牧|险|疫|湖)区|"
    r"(?:公|民|举|开|主|承|兴|经|督|交|查|协|新|创)办"
)
_AMONG = re.compile(r"\A(?:其中|包括|对|由|在|向|为|和|与|高于|低于)+")


def sender(passage: Passage) -> str:
    """Whose figures a document's are, where it says nothing: a town's own; a department's are the whole county's."""
    return passage.office if _OWN.search(passage.office) else ""


def owner(before: str, known: Sequence[str], passage: Passage) -> str:
    """The last office or known name before a figure in its sentence, else the sender; 各乡镇 is nobody.

    A department that speaks of itself is the sender too.
    """
    named = [(before.rfind(word), word) for word in known if word in before]
    if not known:
        named = [
            (m.start(), _AMONG.sub("", m[0])) for m in _OFFICE.finditer(before) if not _GENERIC.search(m[0])
        ]
    name = max(named, default=(0, ""))[1]
    itself = bool(name and passage.office) and name.endswith(passage.office)
    return sender(passage) if itself or not name else name


def without_owner(label: str, entity: str) -> str:
    """A label without the name that it begins with: 其中城东镇21处 is 21处 of what was counted before."""
    bare = _AMONG.sub("", label.lstrip("、"))
    return bare.removeprefix(entity) if entity and bare.startswith(entity) else label
