"""Figures in numbers, and figures that are revised."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from councils.actions import NotPossible
from councils.edits import StaleEdit
from councils.models import Record
from objectives import actions, counting, measuring
from objectives.lifecycle import NotAllowedNow
from objectives.models import Measure, Reading
from objectives.refusals import AlreadyThere
from tests.objectives.stage import a_measure, a_set, an_objective

DAY = date(2026, 3, 2)
TOLD = {
    "ends_on": date(2025, 3, 31),
    "state": "known",
    "value": Decimal("-0.35"),
    "numerator": 57,
    "denominator": 440,
    "comparator_value": Decimal("61.5"),
    "note": "one\ttab, one \\ slash,\r\ntwo lines",
}


def last_act() -> Record:
    return Record.objects.order_by("-pk").first()


@pytest.fixture
def measures(objective, olivia) -> list[Measure]:
    return [a_measure(objective, name=name, every_months=12, by=olivia) for name in ("Falls", "Help")]


# --- Many ------------------------------------------------------------------------------------------------------------


def test_many_figures_are_added_in_one_act_as_they_were_told(measures, barsetshire, olivia):
    falls, help_ = measures
    rows = [
        (falls, {"period": "2024"} | TOLD),
        (falls, {"period": "2025", "state": "hidden"}),
        (help_, {"period": "x", "value": 1}),
    ]

    assert counting.add_readings(rows, council=barsetshire, by=olivia) == 3

    reading = falls.readings.get(period="2024")
    assert {name: getattr(reading, name) for name in TOLD} == TOLD
    assert (reading.comparator_state, reading.benchmark_state, reading.is_baseline, reading.version) == (
        "known",
        "",
        False,
        1,
    )
    assert (falls.readings.get(period="2025").value, help_.readings.get().state) == (None, "known")
    assert (last_act().event, last_act().after) == (
        "readings added",
        {
            "figures": [
                {"measure": "Falls", "number": falls.pk, "figures": 2},
                {"measure": "Help", "number": help_.pk, "figures": 1},
            ]
        },
    )


def test_the_history_says_of_each_who_added_it(measures, barsetshire, olivia):
    counting.add_readings([(measures[0], {"period": "2024"} | TOLD)], council=barsetshire, by=olivia)

    event = Reading.pgh_event_model.objects.get()
    assert (event.pgh_label, event.period) == ("insert", "2024")
    assert (event.pgh_context.metadata["verb"], event.pgh_context.metadata["by"]) == ("add_readings", str(olivia))


@pytest.mark.parametrize(
    ("periods", "rows", "named"),
    [
        (["2025", "2026"], (0,), "“2025” of “Falls”"),
        (["2026", "2027", "2026"], (2,), "“2026” of “Falls”"),
        (["2025"] * 7, (0, 1, 2, 3, 4, 5, 6), "“2025” of “Falls”, 2 more."),
    ],
)
def test_all_are_added_or_none_and_the_refusal_names_the_rows(measures, barsetshire, olivia, periods, rows, named):
    measuring.add_reading(measures[0], period="2025", value=9, by=olivia)
    told = [(measures[0], {"period": period, "value": 1}) for period in periods]

    with pytest.raises(counting.FiguresThere) as refused:
        counting.add_readings(told, council=barsetshire, by=olivia)

    assert refused.value.rows == rows
    assert named in str(refused.value)
    assert Reading.objects.count() == 1


def test_the_same_rows_twice_are_once(measures, barsetshire, olivia):
    rows = [(measure, {"period": "2024"} | TOLD) for measure in measures]
    counting.add_readings(rows, council=barsetshire, by=olivia)
    acts = Record.objects.count()

    assert counting.add_readings(rows, council=barsetshire, by=olivia) == 0
    assert (Reading.objects.count(), Record.objects.count()) == (2, acts)
    assert counting.add_readings([], council=barsetshire, by=olivia) == 0


def test_a_measure_that_is_gone_or_of_another_council_stops_them_all(measures, loamshire, barsetshire, sam, olivia):
    strange = a_measure(an_objective(a_set(loamshire, by=sam), by=sam), by=sam)

    with pytest.raises(NotPossible, match="removed meanwhile"):
        counting.add_readings([(strange, {"period": "1", "value": 1})], council=barsetshire, by=olivia)


def test_a_baseline_comes_once_and_only_while_the_set_may_be_edited(draft, measures, barsetshire, olivia):
    start = {"period": "2024", "value": 1, "is_baseline": True}
    with pytest.raises(counting.FiguresThere) as refused:
        counting.add_readings(
            [(measures[0], start), (measures[0], start | {"period": "2025"})], council=barsetshire, by=olivia
        )
    assert refused.value.rows == (1,)

    counting.add_readings([(measures[0], start)], council=barsetshire, by=olivia)
    with pytest.raises(counting.FiguresThere):
        counting.add_readings([(measures[0], start | {"period": "2025"})], council=barsetshire, by=olivia)
    actions.note_published_elsewhere(draft, on=DAY, by=olivia)
    with pytest.raises(NotAllowedNow):
        counting.add_readings([(measures[1], start)], council=barsetshire, by=olivia)


def test_the_number_of_statements_is_the_same_for_2_and_for_600_figures(draft, measures, barsetshire, olivia):
    """What `tests.tools.readings_speed` measures in seconds against a bare COPY, as statements."""
    more = [a_measure(measures[0].objective, name=f"M{n}", every_months=12, by=olivia) for n in range(10)]
    actions.note_published_elsewhere(draft, on=DAY, by=olivia)

    def asked(measures: list[Measure], count: int, called: str) -> int:
        rows = [(measure, {"period": f"{called} {n}"} | TOLD) for measure in measures for n in range(count)]
        with CaptureQueriesContext(connection) as queries:
            counting.add_readings(rows, council=barsetshire, by=olivia)
        return len(queries)

    few = asked(measures[:1], 2, "few")
    assert asked([*measures, *more], 50, "many") == few <= 40


# --- Revised ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def reading(measures, olivia) -> Reading:
    return measuring.add_reading(measures[0], period="2025", value=3, by=olivia)


def test_a_figure_is_revised_at_any_state_with_its_reason(draft, reading, olivia):
    actions.note_published_elsewhere(draft, on=DAY, by=olivia)

    revised = counting.change_reading(reading, seen=1, value=Decimal(4), because="Late returns", by=olivia)

    assert (revised.value, revised.version) == (4, 2)
    assert (last_act().before, last_act().after) == ({"value": "3.0000"}, {"value": "4", "because": "Late returns"})


def test_nothing_is_recorded_of_a_figure_that_stays(reading, olivia):
    counting.change_reading(reading, seen=1, period="2025", because="None", by=olivia)

    assert last_act().event == "reading added"


def test_a_figure_is_not_revised_without_a_reason_or_from_an_older_page(reading, olivia):
    with pytest.raises(NotPossible, match="Say why the figure is revised"):
        counting.change_reading(reading, seen=1, value=4, because="", by=olivia)
    counting.change_reading(reading, seen=1, value=4, because="Late returns", by=olivia)
    with pytest.raises(StaleEdit):
        counting.change_reading(reading, seen=1, value=5, because="Later returns", by=olivia)


def test_a_figure_takes_neither_another_s_period_nor_a_second_baseline(measures, reading, olivia):
    measuring.add_reading(measures[0], period="2024", value=3, is_baseline=True, by=olivia)

    with pytest.raises(AlreadyThere, match="already a figure for “2024”"):
        counting.change_reading(reading, seen=1, period="2024", because="w", by=olivia)
    with pytest.raises(AlreadyThere, match="already has a baseline"):
        counting.change_reading(reading, seen=1, is_baseline=True, because="w", by=olivia)


def test_a_baseline_changes_only_while_its_set_may_be_edited(draft, measures, olivia):
    baseline = measuring.add_reading(measures[0], period="2024", value=3, is_baseline=True, by=olivia)
    assert counting.change_reading(baseline, seen=1, value=4, because="w", by=olivia).value == 4
    actions.note_published_elsewhere(draft, on=DAY, by=olivia)

    with pytest.raises(NotAllowedNow):
        counting.change_reading(baseline, seen=2, value=5, because="w", by=olivia)
    with pytest.raises(NotAllowedNow):
        counting.remove_reading(baseline, because="w", by=olivia)


def test_a_figure_is_removed_with_its_reason_and_the_record_keeps_it(reading, olivia):
    with pytest.raises(NotPossible):
        counting.remove_reading(reading, because="", by=olivia)

    counting.remove_reading(reading, because="Of another council", by=olivia)

    assert not Reading.objects.exists()
    assert last_act().event == "reading removed"
    assert (last_act().before["value"], last_act().after) == ("3.0000", {"because": "Of another council"})
