"""Roll-up: totals are the sums of their parts, percents are worked out anew, whatever is doubtful is told."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from assistant import service
from assistant.brief import Brief
from assistant.facts.model import make_fact
from assistant.facts.read import read_facts
from assistant.facts.rollup import Reported, RolledUp, compared, roll_up
from assistant.facts.sheet import FactSheet
from assistant.outline.model import make_outline
from assistant.report.render import render
from assistant.report.table import fact_tables
from assistant.service.rollup import office_names, roll_up_files, to_xlsx

CASES = yaml.safe_load(Path("tests/data/rollup/cases.yaml").read_text("utf-8"))


def rolled(offices: dict[str, dict[str, Any]], **more: Any) -> RolledUp:
    reported = [
        Reported(office, make_fact({"id": name, "value": value, "entity": office}), f"{office}.xlsx")
        for office, facts in offices.items()
        for name, value in facts.items()
    ]
    return roll_up(reported, **more)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_roll_up_follows_the_rules(case: dict[str, Any]) -> None:
    result = rolled(case["offices"], expected=case.get("expected", ()))
    for name, wanted in case["total"].items():
        quantity = result.sheet.resolve(name).quantity
        found = None if quantity is None else [quantity.value, quantity.unit]
        assert found == (wanted and [Decimal(str(wanted[0])), wanted[1]]) or (
            wanted and quantity and abs(quantity.value - Decimal(str(wanted[0]))) < Decimal("1e-9")
        )
    assert sorted(note.kind for note in result.notes) == sorted(case.get("notes", []))


money = st.sampled_from([("元", 1), ("万元", 10_000), ("亿元", 100_000_000)])
sheets = st.dictionaries(
    st.sampled_from([f"{letter}镇" for letter in "甲乙丙丁戊己庚辛"]),
    st.tuples(st.integers(0, 10**6), st.decimals(0, 10**5, places=2), money, st.integers(1, 100)),
    min_size=1,
)


@given(sheets)
def test_totals_are_the_sums_of_the_parts_in_canonical_units(given_sheets: dict[str, Any]) -> None:
    offices = {
        office: {"检查数": f"{count}家", "资金": f"{amount}{unit[0]}", "完成率": f"{percent}%"}
        for office, (count, amount, unit, percent) in given_sheets.items()
    }
    result = rolled(offices)
    counted = result.sheet.resolve("检查数").quantity
    assert counted is not None and counted.value == sum(count for count, *_ in given_sheets.values())
    funds = result.sheet.resolve("资金").quantity
    assert funds is not None
    assert (funds.value, funds.unit) == (sum(a * u[1] for _, a, u, _ in given_sheets.values()), "元")
    # Whatever the numbers are, a percent is a quotient of two sums or open, and no mean.
    percent = result.sheet["完成率"]
    assert percent.gap or "/" in percent.formula
    for office in given_sheets:
        assert result.sheet[f"检查数（{office}）"].entity == office
    assert {f"检查数（{o}）" for o in given_sheets} == set(result.sheet.resolve("检查数").facts)


@given(sheets)
def test_the_order_of_the_sheets_does_not_matter(given_sheets: dict[str, Any]) -> None:
    offices = {o: {"检查数": f"{count}家"} for o, (count, *_) in given_sheets.items()}
    back = dict(reversed(offices.items()))
    assert rolled(offices).sheet.resolve("检查数").quantity == rolled(back).sheet.resolve("检查数").quantity


def test_the_same_value_twice_counts_once_and_two_values_count_not_at_all() -> None:
    twice = [Reported("甲镇", make_fact({"id": "数", "value": 5, "unit": "家"}), f"{n}.xlsx") for n in "12"]
    other = Reported("乙镇", make_fact({"id": "数", "value": 7, "unit": "家"}))
    result = roll_up([*twice, other])
    assert result.sheet.resolve("数").quantity.value == 12  # type: ignore[union-attr]
    assert [note.said.zh for note in result.notes] == ["甲镇的“数”报了2次，数值相同，计一次：1.xlsx、2.xlsx"]

    unlike = Reported("甲镇", make_fact({"id": "数", "value": 6, "unit": "家"}), "3.xlsx")
    result = roll_up([*twice, unlike, other])
    assert result.sheet.resolve("数").quantity.value == 7  # type: ignore[union-attr]
    assert [note.kind for note in result.notes] == ["conflict", "missing"]
    assert "5家（1.xlsx）；6家（3.xlsx）" in result.notes[0].said.zh


def test_a_total_that_a_sheet_states_is_compared_and_not_added() -> None:
    parts = {"甲镇": {"数": "5家"}, "乙镇": {"数": "7家"}, "合计": {"数": "13家"}}
    result = rolled(parts)
    assert result.sheet.resolve("数").quantity.value == 12  # type: ignore[union-attr]
    assert [note.kind for note in result.notes] == ["total"]
    assert "表中写的是13家，各家相加为12家" in result.notes[0].said.zh


def test_what_is_computed_from_a_sensitive_part_is_sensitive() -> None:
    fact = make_fact({"id": "数", "value": 5, "unit": "家", "sensitive": True})
    assert roll_up([Reported("甲镇", fact)]).sheet.resolve("数").sensitive


def test_growth_share_and_rank_follow_by_rule() -> None:
    facts = FactSheet.of(
        [
            {"id": "收入（2025年）", "label": "收入", "value": 110, "unit": "万元", "period": "2025年"},
            {"id": "收入（2024年）", "label": "收入", "value": 100, "unit": "万元", "period": "2024年"},
            {"id": "合格率（2025年）", "label": "合格率", "value": 96, "unit": "%", "period": "2025年"},
            {"id": "合格率（2024年）", "label": "合格率", "value": 98, "unit": "%", "period": "2024年"},
            *({"id": f"数（{t}）", "label": "数", "entity": t, "value": v, "unit": "家"} for t, v in
              {"甲镇": 10, "乙镇": 30, "丙镇": 10, "全县": 50}.items()),
        ]
    )  # fmt: skip
    whole = FactSheet(facts=(*facts, *compared(facts)))
    worth = {name: whole.resolve(name).quantity for name in whole.ids}
    assert worth["收入同比增减（2025年）"].value == 10 and worth["收入同比增减（2025年）"].unit == "%"  # type: ignore[union-attr]
    fell = worth["合格率同比增减（2025年）"]
    assert fell is not None and (fell.value, fell.unit) == (Decimal(-2), "个百分点")
    assert worth["数占比（乙镇）"].value == 60  # type: ignore[union-attr]
    assert [worth[f"数排名（{town}）"].value for town in ("甲镇", "乙镇", "丙镇")] == [2, 1, 2]  # type: ignore[union-attr]
    assert "数排名（全县）" not in worth


def test_files_are_rolled_up_and_read_back(tmp_path: Path) -> None:
    for town, count in {"甲镇": 12, "乙镇": 30}.items():
        text = f"指标,数值,单位\n检查企业数,{count},家\n=SUM(A1),1,家\n"
        (tmp_path / f"2025年{town}统计表.csv").write_text(text, "utf-8")
    files = sorted(tmp_path.glob("*.csv"))
    done = roll_up_files(files, whole="青禾县", expected=["甲镇", "乙镇"])
    (tmp_path / "facts.xlsx").write_bytes(to_xlsx(done))
    facts = read_facts(tmp_path / "facts.xlsx")
    assert facts.resolve("检查企业数").quantity == done.facts.resolve("检查企业数").quantity
    assert facts["检查企业数"].entity == "青禾县" and facts["检查企业数"].source == "2家汇总：乙镇、甲镇"
    assert "2025年甲镇统计表.csv" in facts["检查企业数（甲镇）"].source

    import openpyxl

    book = openpyxl.load_workbook(tmp_path / "facts.xlsx")
    cells = [cell for sheet in book for row in sheet for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]


@pytest.mark.parametrize(
    ("stems", "names"),
    [
        (["2025年甲镇统计表", "2025年乙镇统计表"], ["甲镇", "乙镇"]),
        (["安全生产报表-应急局", "安全生产报表-水务局"], ["应急局", "水务局"]),
        (["甲镇", "乙镇（2）"], ["甲镇", "乙镇2"]),
        (["a", "b"], ["a", "b"]),
    ],
)
def test_the_office_is_what_the_names_of_the_files_do_not_share(stems: list[str], names: list[str]) -> None:
    files = [Path(f"{stem}.xlsx") for stem in stems]
    assert list(office_names(files).values()) == names


@pytest.mark.parametrize("asked", [["检查数", "资金"], ["检查数（甲镇）", "资金（甲镇）"]])
def test_the_offices_of_a_roll_up_are_a_table_in_the_report(asked: list[str]) -> None:
    result = rolled(
        {
            "甲镇": {"检查数": "12家", "资金": "3万元"},
            "乙镇": {"检查数": "30家", "资金": "1.2万元"},
            "丙镇": {"检查数": "7家", "资金": "8000元"},
        },
        whole="青禾县",
    )
    of = [f.id for f in result.sheet if f.entity != "青禾县"] if "（" in asked[0] else asked
    section = {"heading": "情况", "facts": ["检查数"], "figure": {"form": "table", "of": of}}
    report = service.draft(
        Brief(title="报告", facts=result.sheet, outline=make_outline([section])), model="composer"
    )
    (table,) = fact_tables(report).values()
    assert table.head == ("单位", "检查数（家）", "资金（万元）")
    assert [tuple(cell.text for cell in row) for row in table.rows] == [
        ("甲镇", "12", "3"),
        ("乙镇", "30", "1.2"),
        ("丙镇", "7", "0.8"),
        ("合计", "49", "5"),
    ]


def test_growth_share_and_rank_are_ready_for_an_outline() -> None:
    years = {"2024年": {"甲镇": 10, "乙镇": 30, "丙镇": 8}, "2025年": {"甲镇": 12, "乙镇": 36, "丙镇": 7}}
    reported = [
        Reported(
            office,
            make_fact(
                {"id": f"检查数{year}", "label": "检查数", "value": value, "unit": "家", "period": year}
            ),
        )
        for year, offices in years.items()
        for office, value in offices.items()
    ]
    result = roll_up(reported, whole="青禾县")
    sheet = FactSheet(facts=(*result.facts, *compared(result.sheet)))
    derived = [fact.id for fact in sheet if fact not in result.facts]
    for word in ("同比增减", "占比", "排名"):
        assert f"检查数{word}（2025年）（甲镇）" in derived
    outline = make_outline([{"heading": "情况", "facts": derived}])
    report = service.draft(Brief(title="报告", facts=sheet, outline=outline), model="composer")
    assert report.coverage.figures.missing == ()
    assert "20%" in render(report.sections[0].source, sheet, "zh").text


def test_sheets_with_last_year_beside_this_year_roll_up_by_the_office_that_they_name(tmp_path: Path) -> None:
    """As offices send them: who filled it in stands above the header, the files are called anything."""
    from openpyxl import Workbook

    files = []
    for name, office, now, then in [
        ("表1", "城东镇", 10, 8),
        ("新建", "城西乡", 20, 25),
        ("最终版", "城南乡", 5, 4),
    ]:
        book = Workbook()
        sheet = book.active
        assert sheet is not None
        for row in (
            ["2025年检查情况表"],
            [f"填报单位（盖章）：{office}　填表人：某某"],
            ["指标名称", "计量单位", "本年累计", "上年同期", "全年目标"],
            ["检查企业", "家", now, then, 30],
        ):
            sheet.append(row)
        files.append(tmp_path / f"{name}.xlsx")
        book.save(files[-1])
    rolled = roll_up_files(files, whole="青禾县", compare=True).result
    known = rolled.sheet
    assert rolled.offices == ("城东镇", "城西乡", "城南乡")
    assert [
        known.resolve(name).quantity.value
        for name in ("检查企业", "检查企业（上年同期）", "检查企业全年目标")
    ] == [  # type: ignore[union-attr]
        35,
        37,
        90,
    ]
    assert known["检查企业（城西乡）"].entity == "城西乡"
