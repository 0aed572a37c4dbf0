"""Calculations that no word announces, what a plan came to, asides, and units as offices write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.facts.ground import Grounding, ground
from assistant.facts.ground.derive.unsaid.chance import MOST, chance_of, most_tries
from assistant.facts.match import exchange
from assistant.facts.match.units import dimensions_of
from assistant.figures import find_figures


def _fact(
    name: str, label: str, value: str, unit: str, period: str = "2025", entity: str = ""
) -> dict[str, str]:
    return {"id": name, "label": label, "value": value, "unit": unit, "period": period, "entity": entity}


LOANS = [
    _fact("h", "Loans to households", "9.87", "billion EUR"),
    _fact("f", "Loans to firms", "6.42", "billion EUR"),
    _fact("b", "Road works budget", "17.3", "million EUR"),
    _fact("s", "Road works spending", "18.5", "million EUR"),
    _fact("p", "Prisoners", "1146", "prisoners"),
    _fact("c", "Places", "1200", "places"),
]


def _of(text: str, figure: str, facts: list[dict[str, str]] = LOANS) -> Grounding:
    return next(one for one in ground(text, facts, "en") if one.text == figure)


def _figure(text: str) -> Decimal:
    return chance_of(find_figures(text, "en").figures[0])


def test_the_fewer_digits_a_figure_has_the_likelier_it_is_had_by_accident() -> None:
    assert _figure("5%") > _figure("85%") > _figure("84.7%") > _figure("84.73%")
    assert _figure("12 homes") > _figure("1,204 homes")
    assert _figure("about 1,200 homes") > _figure("1,200 homes")


@pytest.mark.parametrize("text", ["5%", "85%", "84.7%", "1,204 homes"])
def test_no_more_calculations_are_tried_than_an_accident_is_unlikely_for(text: str) -> None:
    figure = find_figures(text, "en").figures[0]
    assert most_tries(figure) * chance_of(figure) <= MOST < (most_tries(figure) + 1) * chance_of(figure)


def test_a_share_that_nothing_announces_is_had_from_what_was_just_told() -> None:
    verdict = _of(
        "In 2025 the prison held 1,146 prisoners in 1,200 places, so that it was 95.5% full.", "95.5%"
    )
    assert (verdict.verdict, verdict.arithmetic) == ("derived", "1146 ÷ 1200 = 95.5%")


def test_a_wrong_share_is_not_explained_by_it() -> None:
    assert (
        _of("The prison held 1,146 prisoners in 1,200 places, so that it was 59.5% full.", "59.5%").verdict
        == "unsupported"
    )


def test_what_stands_behind_an_aside_is_said_of_the_figure_before_it() -> None:
    text = "We lent €9.87 billion (61%) to households and €6.42 billion (39%) to firms."
    assert {one.text: one.verdict for one in ground(text, LOANS, "en")} == {
        "€9.87 billion": "supported",
        "61%": "derived",
        "€6.42 billion": "supported",
        "39%": "derived",
    }


def test_two_values_exchanged_behind_asides_are_still_contradicted() -> None:
    text = "We lent €6.42 billion (39%) to households and €9.87 billion (61%) to firms."
    verdicts = {one.text: one.verdict for one in ground(text, LOANS, "en")}
    assert verdicts["€6.42 billion"] == verdicts["€9.87 billion"] == "contradicted"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Road works were €1.2 million over budget.", "derived"),
        ("Road works were €1.2 million under budget.", "contradicted"),
    ],
)
def test_a_budget_is_overspent_on_the_side_that_the_words_name(text: str, wanted: str) -> None:
    verdict = _of(text, "€1.2 million")
    assert verdict.verdict == wanted
    assert verdict.rule == ("figure-direction" if wanted == "contradicted" else "")


def test_quarters_add_up_to_a_half() -> None:
    quarters = [
        _fact(f"q{n}", "Revenue", value, "million EUR", f"Q{n} 2025")
        for n, value in enumerate(("48.2", "51.7", "46.9", "58.3"), start=1)
    ]
    verdict = _of("The second half of 2025 brought in €105.2 million of revenue.", "€105.2 million", quarters)
    assert (verdict.verdict, verdict.arithmetic) == ("derived", "46.9 million + 58.3 million = 105.2 million")


def test_the_end_of_a_financial_year_is_of_that_year() -> None:
    facts = [
        _fact("n", "Arrears", "3.7", "%", "31 March 2025"),
        _fact("o", "Arrears", "3.2", "%", "31 March 2024"),
        _fact("r", "Rent", "112.4", "GBP", "2024/25"),
        _fact("w", "Rent", "104.4", "GBP", "2023/24"),
    ]
    verdict = _of("Rent went up to £112.40 and arrears by half a percentage point to 3.7%.", "3.7%", facts)
    assert verdict.verdict == "supported"


@pytest.mark.parametrize(
    ("stated", "known"),
    [
        ("cubic metres", "m3"),
        ("kilometres per hour", "km/h"),
        ("passenger kilometres", "passenger-kilometres"),
        ("degrees", "°C"),
        ("KES", "shillings"),
        ("USD", "USD/kg"),
        ("litres", "litres a day"),
    ],
)
def test_units_spelled_another_way_are_the_same(stated: str, known: str) -> None:
    swap = exchange(stated, known)
    assert swap is not None and swap.factor == 1


def test_a_unit_that_nobody_knows_measures_nothing_that_could_be_wrong() -> None:
    assert dimensions_of("widgets per frob") == frozenset()
    facts = [_fact("t", "Throughput", "3160", "frob units")]
    assert _of("Throughput was 3,160 m³ in 2025.", "3,160 m³", facts).verdict != "contradicted"
