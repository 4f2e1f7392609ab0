"""Figures as files: a row for each figure, Welsh letters whole, and nothing that a spreadsheet would run."""

import csv
from dataclasses import replace
from io import StringIO

from objectives.exchange import BYTE_ORDER, Told, figures_csv, progress_csv
from objectives.facts import Figure
from tests.publications import reports


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith(BYTE_ORDER)
    return list(csv.DictReader(StringIO(text.removeprefix(BYTE_ORDER))))


def told(*measures, **more) -> Told:
    return Told(**{"number": 3, "reference": "EO3", "title": reports.WELSH, "measures": measures} | more)


def test_each_figure_of_a_period_has_a_row_of_its_own():
    first, second = rows(figures_csv([told(reports.measure(readings=1))]))

    assert (first["whose"], first["name"], first["figure"], first["numerator"], first["gap"]) == (
        "group", "Disabled pupils", "37.5", "150", "18.3",
    )  # fmt: skip
    assert (second["whose"], second["name"], second["figure"], second["gap"]) == (
        "comparator",
        "All pupils",
        "55.8",
        "",
    )
    assert (first["objective title"], first["baseline"], first["period ends"]) == (reports.WELSH, "yes", "2024-08-31")


def test_a_figure_that_is_missing_says_why_and_stays_empty():
    (reading,) = reports.measure(readings=1).readings
    hidden = replace(reading, own=Figure("hidden", "hidden to protect people"), comparator=Figure(), gap="")

    (row,) = rows(figures_csv([told(reports.measure(rows=(hidden,)))]))

    assert (row["state"], row["figure"], row["gap"]) == ("hidden", "", "")


def test_no_text_begins_as_a_formula_and_figures_below_nought_stay_figures():
    evil = '=HYPERLINK("http://x")'
    reading = reports.reading(evil, "-0.35", note="@SUM(A1)", break_before="+1")
    measure = reports.measure(evil, rows=(reading,), source="-1+1", group="\tx", comparator="")

    (row,) = rows(figures_csv([told(measure, title="=1+1", reference="=2")]))

    assert row["figure"] == "-0.35"
    assert [v for k, v in row.items() if v.startswith(("=", "+", "@", "\t", "-")) and k != "figure"] == []
    assert row["period"] == f"'{evil}"


def test_progress_has_a_row_for_each_measure_and_one_for_an_objective_without():
    first, second = rows(
        progress_csv([told(reports.measure(), signs=reports.signs("One"), said="On track"), told(number=4)])
    )

    assert (first["standing"], first["done per cent"], first["said"]) == ("behind", "16", "On track")
    assert first["how it was computed"].startswith("It started at 37.5%")
    assert (second["objective"], second["standing"], second["measure"]) == ("4", "no measure", "")
