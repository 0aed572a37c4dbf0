"""The header of a fact table: which rows it is, and which column holds which key."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.facts.table.across import PERIOD, compares, is_change, is_this, numeric, period_of, unit_of
from assistant.facts.table.cells import Row, Table
from assistant.facts.table.columns import is_unit, rank_of, split_header
from assistant.facts.table.stated import stated_unit
from assistant.facts.table.titles import Title, titles_at

_OFFICE = re.compile(
    r"..(?:局|委|办|办公室|委员会|中心|公司|厅|处|科|股|队|大队|镇|乡|街道|村|社区|县|区|市|学校|医院|集团|厂|所)\Z"
)
_SEARCHED = 100


@dataclass(frozen=True, slots=True)
class Header:
    """A header, as far as one column of values goes: `columns` gives the column of each key, counted from 0.

    `index` is its last row. `unit` serves the value cells that have none; `measure` is the name of a value column
    that says itself what it measures (投资额); `id_form` makes this column's ids from those of the rows: {}（上年同期）, {}投资额;
    where rows are named by owners alone, `by_owner` says so and `measure` is the indicator. `unread` are columns that
    stand for no key.
    """

    index: int
    columns: dict[str, int]
    unit: str = ""
    measure: str = ""
    period: str = ""
    unread: tuple[str, ...] = ()
    label: str = ""
    id_form: str = "{}"
    by_owner: bool = False


@dataclass(slots=True)
class _Names:
    columns: dict[str, Title] = field(default_factory=dict)
    rest: list[Title] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    @property
    def named(self) -> bool:
        return "label" in self.columns or "id" in self.columns

    def measures(self) -> list[Title]:
        return [title for title in self.rest if title.key is None and title.unit]

    def unread(self, *read: Title) -> tuple[str, ...]:
        left = [title for title in self.rest if title not in read]
        measures = [t.name for t in left if t.key is None and t.unit]
        return (*measures, *self.others, *(t.text for t in left if not (t.key is None and t.unit)))


def header_of(table: Table) -> Header | None:
    """The header with its main column of values; None without one."""
    found = headers_of(table)
    return found[0] if found else None


def headers_of(table: Table) -> list[Header]:
    """The first header that names a label or id and a value, formula or text, once for each column of values.

    Several columns of values are one indicator at several times (本年, 上年同期), several measures of what a row
    names (投资额, 长度), or, where rows are named by owners only, one indicator each.
    """
    for index in range(min(len(table.rows), _SEARCHED)):
        titles, others, last = titles_at(table.rows, index)
        found = _names(titles, others)
        below = table.rows[last + 1 :]
        if found.named and {"value", "formula", "text"} & found.columns.keys():
            return [_main(last, found, table), *_beside(last, found, table)]
        if found.named and (columns := _values(found, below)):
            return _without_main(last, columns, found, table)
        if matrix := _by_owner(last, found, table):
            return matrix
    return []


def _names(titles: Sequence[Title], others: Sequence[str]) -> _Names:
    found = _Names(others=list(others))
    for title in titles:
        key = title.key
        if key is None:
            found.rest.append(title)
        elif key not in found.columns:
            found.columns[key] = title
        else:
            _contest(found, key, title)
    return found


def _contest(found: _Names, key: str, title: Title) -> None:
    """Two columns for one key: the surer name has it; 项目 beside 指标 says whose value it is."""
    old = found.columns[key]
    surer = rank_of(title.name) < rank_of(old.name)
    if surer or (key == "value" and is_this(title) and not is_this(old)):
        found.columns[key], title = title, old
    if key == "label" and "entity" not in found.columns:
        found.columns["entity"] = title
    else:
        found.rest.append(title)


def _values(found: _Names, below: Sequence[Row]) -> list[Title]:
    """The columns of values where none is called so: measures with a unit, and what compares."""
    measures = found.measures()
    if len(measures) == 1 and not any(compares(t) and numeric(t, below) for t in found.rest):
        return measures
    return [t for t in found.rest if (t.unit and t.key is None) or (compares(t) and numeric(t, below))]


def _main(index: int, found: _Names, table: Table) -> Header:
    """The header of the column that is called value, or of formulas and texts alone."""
    base = _base(index, found, table)
    read = _compared(found, table.rows[index + 1 :])
    if "value" not in base.columns:
        return replace(base, unread=found.unread())
    title = found.columns["value"]
    # With others beside it that name their time, its own is what tells it from them.
    period = title.remark if PERIOD.match(title.remark) else ""
    several = any(t.key == "value" and t.group for t in read) and not is_this(title)
    form = f"{{}}（{title.whole}）" if several else "{}"
    unit = title.unit or base.unit
    return replace(base, unit=unit, period=period, id_form=form, unread=found.unread(*read))


def _beside(index: int, found: _Names, table: Table) -> list[Header]:
    """A header for each column that gives the same indicator for another time, as a goal, or as a change."""
    base = _base(index, found, table)
    if "value" not in base.columns:
        return []
    return [_variant(base, title) for title in _compared(found, table.rows[index + 1 :])]


def _compared(found: _Names, below: Sequence[Row]) -> list[Title]:
    return [t for t in found.rest if (compares(t) or (t.key == "value" and t.group)) and numeric(t, below)]


def _without_main(index: int, columns: Sequence[Title], found: _Names, table: Table) -> list[Header]:
    base = replace(_base(index, found, table), unread=found.unread(*columns))
    if len(columns) == 1 and not compares(columns[0]):
        only = columns[0]
        own = {**base.columns, "value": only.column}
        return [replace(base, columns=own, unit=only.unit or base.unit, measure=only.name)]
    these = [title for title in columns if is_this(title)]
    headers = []
    for title in columns:
        if these == [title] or (len(columns) == 1 and not is_change(title)):
            own = {**base.columns, "value": title.column}
            period = "" if is_this(title) else period_of(title)
            headers.append(replace(base, columns=own, unit=title.unit or base.unit, period=period))
        elif compares(title):
            headers.append(_variant(base, title))
        else:
            own = {**base.columns, "value": title.column}
            unit = title.unit or base.unit
            headers.append(
                replace(base, columns=own, unit=unit, measure=title.name, id_form=f"{{}}{title.name}")
            )
    first = next((h for h in headers if these and h.columns["value"] == these[0].column), headers[0])
    return [first, *(h for h in headers if h is not first)]


def _variant(base: Header, title: Title) -> Header:
    own = {**base.columns, "value": title.column}
    change = is_change(title)
    period = "" if change else period_of(title)
    if change:
        own.pop("unit", None)  # a change in percent stands beside a unit that is the indicator's
    for key in ("formula", "text", "digits", "approx"):
        own.pop(key, None)  # they belong to the main value
    name = split_header(title.whole)[0]
    return replace(
        base,
        columns=own,
        unit=unit_of(title) or ("" if change else base.unit),
        measure="" if period else name,
        period=period,
        id_form=f"{{}}（{name}）",
    )


def _by_owner(index: int, found: _Names, table: Table) -> list[Header]:
    """A table of owners by indicators: 乡镇, 检查企业（家）, 发现隐患（处）."""
    base = _base(index, found, table)
    columns = base.columns
    owner = columns.get("entity")
    if owner is None or found.named:
        return []
    indicators = [t for t in found.rest if t.key is None and numeric(t, table.rows[index + 1 :])]
    if "value" in columns or not indicators:
        return []
    own = {key: at for key, at in columns.items() if key in ("note", "source", "ordinal")} | {"label": owner}
    unread = found.unread(*indicators)
    named = next(t.text for t in [*found.columns.values()] if t.column == owner)
    return [
        Header(
            index,
            {**own, "value": title.column},
            unit=unit_of(title) or base.unit,
            measure=split_header(title.whole)[0],
            unread=unread,
            label=named,
            by_owner=True,
        )
        for title in indicators
    ]


def _base(index: int, found: _Names, table: Table) -> Header:
    """What is the same for every column of values."""
    columns = {key: title.column for key, title in found.columns.items()}
    if "unit" in columns and _names_owners(table, index, columns["unit"]):
        columns.setdefault("entity", columns["unit"])
        del columns["unit"]
    named = found.columns.get("label") or found.columns.get("id")
    return Header(index, columns, stated_unit(table.rows[:index]), label=named.text if named else "")


def _names_owners(table: Table, index: int, column: int) -> bool:
    """单位 means the unit of measure, or the office: here most cells below name offices."""
    below = [row[column].text for row in table.rows[index + 1 :][:200] if row.filled > 1 and row[column].text]
    offices = sum(bool(_OFFICE.search(text)) and not is_unit(text) for text in below)
    return bool(below) and offices * 2 > len(below)
