"""Charts as SVG, drawn on the server: the same picture for a page, a dashboard and a PDF, and the table of its figures.

    LineChart(title, description, periods, series, levels, prefix, suffix)
    BarChart(title, description, periods, name, marks, levels, prefix, suffix)
    ProgressChart(title, description, rows)

Each has `.svg(width=640)` (below 480 the names stand above the plot), `.notes` (what must stand under the picture) and
`.table` (columns and rows for `fact_table`). Pages use the tags of govuk/templatetags/charts.py.
"""

from govuk.charts.bar import BarChart
from govuk.charts.facts import Level, Mark, Period, Series
from govuk.charts.line import LineChart
from govuk.charts.progress import ProgressChart, ProgressRow, Tone

Chart = LineChart | BarChart | ProgressChart

__all__ = [
    "BarChart", "Chart", "Level", "LineChart", "Mark", "Period", "ProgressChart", "ProgressRow", "Series", "Tone",
]  # fmt: skip
