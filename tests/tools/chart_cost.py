"""How many bytes and milliseconds a chart costs, beside the least that could make the same bytes. Not a test: a tool.

    python -m tests.tools.chart_cost [--rounds 200]

The yardstick in the same run is a bare `str.format` for each element of the very same SVG, which knows already where
everything stands: what it takes is the writing alone.
"""

import argparse
import os
import re
import time
from collections.abc import Callable
from statistics import median

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "psed_portal.settings")

import django

django.setup()

from tests.govuk.charts_sample import bars, line, progress, years  # noqa: E402 - Django has to be set up before


def milliseconds(work: Callable[[], object], rounds: int) -> float:
    """The median of so many rounds, after one that warms up; of the processor's time, which neighbours do not use."""
    work()
    took = []
    for _round in range(rounds):
        began = time.process_time()
        work()
        took.append(time.process_time() - began)
    return median(took) * 1000


def bare(svg: str) -> Callable[[], str]:
    """A loop of `str.format` that makes the same bytes: each tag a pattern with its attributes and words to fill in."""
    pieces = []
    for piece in re.findall(r"<[^>]*>[^<]*", svg):
        found = re.findall(r'"([^"]*)"|>([^<]+)$', piece)
        filled = [attribute or text for attribute, text in found]
        pattern = re.sub(r'"[^"]*"', '"{}"', piece.replace("{", "{{").replace("}", "}}"))
        pieces.append((re.sub(r">[^<]+$", ">{}", pattern), filled))

    def written() -> str:
        return "".join([pattern.format(*filled) for pattern, filled in pieces])

    assert written() == svg
    return written


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure what charts cost.")
    parser.add_argument("--rounds", type=int, default=200)
    rounds = parser.parse_args().rounds
    charts = {
        **{f"line, {count} points": line(count, periods=years(count, first=1980)) for count in (1, 8, 40)},
        **{f"bars, {count} points": bars(count, periods=years(count, first=1980)) for count in (1, 8, 40)},
        **{f"progress, {count} rows": progress(count) for count in (6, 40, 500)},
    }
    print(f"{'chart':<20}{'width':>6}{'bytes':>9}{'ms':>9}{'bare ms':>9}{'ratio':>7}")
    for name, chart in charts.items():
        for width in (640, 320):
            svg = chart.svg(width)
            few = max(rounds // 20, 3) if len(svg) > 50_000 else rounds
            took, least = milliseconds(lambda c=chart, w=width: c.svg(w), few), milliseconds(bare(svg), few)
            print(f"{name:<20}{width:>6}{len(svg.encode()):>9,}{took:>9.2f}{least:>9.3f}{took / least:>7.0f}")


if __name__ == "__main__":
    main()
