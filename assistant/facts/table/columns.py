"""What the columns of a fact table are called: the Chinese and English names of each key."""

from __future__ import annotations

import re
import unicodedata

from assistant.figures import split_unit
from assistant.figures.lexicon import units

# The first names of a key are the surest: where two columns claim one key, the earlier name wins.
COLUMNS: dict[str, str] = {
    "id": "编号 id 指标编号 指标代码 代码 代号 标识 key",
    "label": "指标 指标名称 名称 项目 项目名称 事项 内容 工作内容 指标内容 数据项 统计指标 label name indicator item metric"
    " measure description",
    "value": "数值 value 值 数据 完成数 实际 实际数 实际完成 实际完成数 完成值 实际值 指标值 数量 金额 结果 本期数 amount"
    " figure actual number count result",
    "unit": "计量单位 单位 数据单位 unit units 'unit of measure'",
    "entity": "主体 地区 部门 区域 责任单位 责任部门 填报单位 所属单位 乡镇 镇街 县区 entity department region organisation"
    " organization office owner area",
    "period": "时间 期间 年度 时期 日期 统计时间 统计期间 报告期 年份 月份 period date year time quarter month",
    "source": "来源 出处 数据来源 资料来源 依据 source 'data source' reference",
    "formula": "公式 计算公式 计算方法 算式 formula calculation",
    "text": "文字 文本 文字内容 表述 text words wording",
    "approx": "约数 概数 约数词 approx approximate approximator",
    "digits": "小数位 小数位数 保留小数 位数 digits decimals 'decimal places'",
    "sensitive": "敏感 是否敏感 涉密 是否涉密 保密 sensitive confidential private",
    "note": "备注 说明 注释 附注 note notes remark remarks comment comments",
    "confirmed": "确认 已确认 是否确认 确认否 confirmed",
    "ordinal": "序号 行号 no no. # 'serial number' serial",
}


def _names() -> dict[str, tuple[str, int]]:
    named: dict[str, tuple[str, int]] = {}
    for key, words in COLUMNS.items():
        for rank, pair in enumerate(re.findall(r"'([^']+)'|(\S+)", words)):
            named[_normal(pair[0] or pair[1])] = (key, rank)
    return named


def _normal(name: str) -> str:
    name = re.sub(r"\s+", "", unicodedata.normalize("NFKC", name)).lower()
    return name.strip("*:.") or name


_NAMES = _names()
_BRACKET = re.compile(r"\s*[（(\[【〔]\s*([^（）()\[\]【】〔〕]+?)\s*[）)\]】〕]\s*[：:*]?\Z")
_SLASH_UNIT = re.compile(r"\s*[/／,，]\s*(?:单位[:：])?([^/／,，]+)\Z")


def key_of(name: str) -> str | None:
    """The key that a column or a mapping key of this name stands for, None for one that nobody knows."""
    found = _NAMES.get(_normal(name))
    return found[0] if found else None


def rank_of(name: str) -> int:
    """How sure a name is among those of its key; 0 is the surest."""
    found = _NAMES.get(_normal(name))
    return found[1] if found else 99


def is_unit(text: str) -> bool:
    """Whether a text is a unit: 万元, 人次, %; not 累计 and not 应急局."""
    text = text.strip()
    scale, name = split_unit(text)
    return len(text) <= 12 and (name in units() or (not name and scale > 1))


def split_header(text: str) -> tuple[str, str, str]:
    """Name, unit and other remark of a header cell: 投资额（万元） → 投资额, 万元, ''."""
    for pattern in (_BRACKET, _SLASH_UNIT):
        match = pattern.search(text)
        if match and match.start():
            inner = re.sub(r"^单位[:：]\s*", "", match[1])
            if is_unit(inner):
                return text[: match.start()].strip(), inner, ""
            if pattern is _BRACKET:
                return text[: match.start()].strip(), "", inner
    return text, "", ""
