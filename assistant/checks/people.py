"""Names of persons and of towns in Chinese prose, told by what stands around them; precision before recall.

A person is a surname, one or two characters and a title before or behind (局长赵立国, 李建华同志); a town two characters
and 县, 市, 镇, 乡 behind 在, 赴, 到 or 从. A name without such company is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("surnames.txt")
_OFFICES = (
    "书记|省长|市长|县长|区长|镇长|乡长|局长|厅长|部长|主任|主席|处长|科长|所长|站长|院长|校长|园长|队长|总队长|支队长|大队长|经理|董事长"
    "|总经理|总监|秘书长|委员(?!会)|参谋长|政委|指挥长|组长|教授|研究员|工程师|会计师|检察长|庭长|行长|馆长|会长|社长|理事长"
)
# What no given name holds: words of offices, places and numbers, and 某, which hides one already.
_NO_GIVEN = "局厅部委办院镇县市区村组科处室司站所校厂乡副某会员警各等的了是在和与及或之为有把被将对向从以全各省多少第两百千年月日号个名位们"
_BEHIND = (
    r"(?=[，。、；：（）()\s]|$|同志|先生|女士|带队|带领|率|主持|出席|参加|列席|强调|指出|要求|提出|说|表示|介绍|汇报|通报|传达|宣读"
    r"|作了?[一-鿿]|讲话|发言|致辞|表态|讲授|牵头|负责|赴|到会|前往|深入|一行|和|与|及|等|任|兼|为|在|到)"
)
_BEFORE = r"(?:(?<=[，。、；：（）()\s由请和与经对])|(?<![\s\S]))"


@cache
def _persons() -> re.Pattern[str]:
    names = [
        name
        for line in _TABLE.read_text("utf-8").splitlines()
        if not line.startswith("#")
        for name in line.split()
    ]
    long = "|".join(name for name in names if len(name) > 1)
    surname = f"{long}|[{''.join(name for name in names if len(name) == 1)}]"
    name = rf"(?!何[时人处种须]|罗列|许多)(?:{surname})(?:(?![{_NO_GIVEN}])[一-鿿]){{1,2}}"
    return re.compile(
        rf"(?:(?<=同志)|(?<=先生)|(?<=女士)|(?<=书记)|(?<=主任)|(?<=主席)|(?<=委员)|(?<=教授)|(?<=[一-鿿]长)|(?<=经理)|(?<=工程师)|(?<=负责人)|(?<=代表))"
        rf"(?P<behind>{name}?){_BEHIND}"
        rf"|{_BEFORE}(?P<before>{name}?)(?=(?:同志|先生|女士|副?(?:{_OFFICES}))(?!们))"
    )


_TOWN = re.compile(
    r"(?<=[在赴到从])(?P<town>(?![一-鿿]?(?:部分|重点|试点|贫困|所有|有关|相关|周边|兄弟|先进|其他|邻近|不同|示范|农业|特色|中心|建制|偏远|山区))"
    r"(?:(?![各全我该本邻外省城县市区乡镇村两三多几每一此级大中小超上集夜闹股楼菜])[一-鿿]){2}[县市镇乡])(?![场区村长委域民政镇乡级直属容])"
)
# What stands wherever an office or a town does; without one of them nothing is looked for.
_OFFICE = re.compile(
    r"同志|先生|女士|书记|主任|主席|委员|教授|经理|工程师|负责人|代表|[省市县区镇乡局厅部处科所站院校园队事秘组庭行馆会社察]长"
)


def persons(text: str) -> Iterator[tuple[int, int]]:
    """The spans of names of persons."""
    if not _OFFICE.search(text):
        return
    for match in _persons().finditer(text):
        yield match.span("behind" if match["behind"] else "before")


def towns(text: str) -> Iterator[tuple[int, int]]:
    """The spans of names of towns: 沧浪县, 岭下市."""
    for match in _TOWN.finditer(text):
        yield match.span("town")
