"""Charts in templates: for a page, for paper, for a card."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from govuk.charts import BarChart, Chart, LineChart, ProgressChart

register = template.Library()

WIDE, NARROW = 640, 320
PRINTED = 720  # scaled to the 166 mm between the margins, its letters are 9 points high
HIGHEST = 900  # of a piece on paper, so that it goes on one page with its caption


@register.inclusion_tag("components/charts/chart.html")
def chart(chart: Chart, csv: str = "", open: bool = False) -> dict[str, Any]:
    """A chart on a page, with its figures folded below (or not: open=True): {% chart pupils csv="/pupils.csv" %}."""
    columns, rows = chart.table
    return {
        "chart": chart,
        "wide": chart.svg(WIDE),
        "narrow": chart.svg(NARROW),
        "columns": columns,
        "rows": rows,
        "csv": csv,
        "open": open,
    }


@register.inclusion_tag("components/charts/printed.html")
def chart_printed(chart: Chart) -> dict[str, Any]:
    """A chart in a PDF, its figures in a table below; one of many rows in pieces of a page each."""
    columns, rows = chart.table
    pieces = chart.pieces(PRINTED, HIGHEST) if isinstance(chart, ProgressChart) else [chart.svg(PRINTED)]
    kinds = [not isinstance(column, str) for column in columns]
    return {
        "chart": chart,
        "pieces": pieces,
        "head": [(column if isinstance(column, str) else column[0], isinstance(column, tuple)) for column in columns],
        "rows": [list(zip(row, kinds, strict=True)) for row in rows],
    }


@register.inclusion_tag("components/charts/pictured.html")
def chart_pictured(chart: Chart, printed: bool = False) -> dict[str, Any]:
    """A chart whose figures stand in a fuller table beside it: on a page, or with `printed` in a PDF."""
    if printed:
        return {"chart": chart, "printed": chart.svg(PRINTED)}
    return {"chart": chart, "wide": chart.svg(WIDE), "narrow": chart.svg(NARROW)}


@register.simple_tag
def small_chart(chart: LineChart | BarChart) -> SafeString:
    """The course of the figures and the last of them, for a card: about 160 by 40."""
    return chart.small
