"""Charts in a real browser: what the geometry promises, measured on the letters as they are drawn."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from govuk.charts import ProgressChart
from govuk.charts.words import REGULAR, width
from tests.govuk.charts_sample import LONGEST, WELSH, hard
from tests.govuk.page import draw
from tests.govuk.served import served
from tests.govuk.test_in_browser import RULES, opened

pytestmark = pytest.mark.browser

PAGE = """{% extends "base.html" %}{% load charts %}{% block title %}Charts{% endblock %}{% block content %}
<h1 class="govuk-heading-l">Charts</h1>
<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">{% for name, chart in charts %}
<h2 class="govuk-heading-m">{{ name }}</h2>{% chart chart csv="/figures.csv" %}{% endfor %}
{% for chart in small %}<p>{% small_chart chart %}</p>{% endfor %}</div></div>{% endblock %}"""
# For every picture in sight: texts over each other, texts outside, the smallest letters on the screen.
MEASURE = """() => [...document.querySelectorAll("svg[role=img]")].filter(svg => svg.checkVisibility()).map(svg => {
  const sheet = svg.viewBox.baseVal, scale = svg.getBoundingClientRect().width / sheet.width;
  const texts = [...svg.querySelectorAll("text")].map(text => [text.textContent, text.getBBox()]);
  const faults = [];
  texts.forEach(([words, box], at) => {
    const right = box.x + box.width - sheet.width, bottom = box.y + box.height - sheet.height;
    if (box.x < -0.1 || box.y < -0.1 || right > 0.1 || bottom > 0.1)
      faults.push(`“${words}” leaves the picture`);
    texts.slice(at + 1).forEach(([others, other]) => {
      const wide = Math.min(box.x + box.width, other.x + other.width) - Math.max(box.x, other.x);
      const high = Math.min(box.y + box.height, other.y + other.height) - Math.max(box.y, other.y);
      if (wide > 0.05 && high > 0.05) faults.push(`“${words}” is over “${others}”`);
    });
  });
  return {title: svg.querySelector("title").textContent, faults, letters: 14 * scale};
})"""


def specimen() -> str:
    """All charts, each under a title of its own, and the small ones."""
    charts = [(name, replace(chart, title=f"{chart.title}: {name}")) for name, chart in hard().items()]
    small = [chart for _name, chart in charts if not isinstance(chart, ProgressChart)]
    return draw(PAGE, charts=charts, small=small)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from served(tmp_path_factory.mktemp("portal"), specimen)


@pytest.mark.parametrize("screen", [320, 640, 1280])
def test_no_label_touches_another_or_leaves_its_picture(chromium: Browser, address: str, screen: int) -> None:
    page, complaints = opened(chromium, address, width=screen)
    seen = page.evaluate(MEASURE)

    assert complaints == []
    assert len(seen) == 2 * len(hard()) - 2  # each chart once, and the small ones
    assert [(chart["title"], fault) for chart in seen for fault in chart["faults"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= screen


@pytest.mark.parametrize("screen", [320, 360, 640, 1280])
def test_letters_are_twelve_pixels_and_more(chromium: Browser, address: str, screen: int) -> None:
    page, _complaints = opened(chromium, address, width=screen)

    assert min(chart["letters"] for chart in page.evaluate(MEASURE)) >= 12


def test_the_measuring_sees_a_planted_fault(chromium: Browser, address: str) -> None:
    page, _complaints = opened(chromium, address)
    page.evaluate("for (const text of document.querySelectorAll('svg text')) text.setAttribute('x', '-1')")

    assert all(chart["faults"] for chart in page.evaluate(MEASURE) if chart["title"])


@pytest.mark.parametrize("screen", [320, 1280])
def test_the_accessibility_rules_find_nothing_in_charts(chromium: Browser, address: str, screen: int) -> None:
    page, _complaints = opened(chromium, address, width=screen)
    page.wait_for_selector(".govuk-frontend-supported")
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")

    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]

    assert [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found] == []


def test_no_letter_is_wider_than_the_geometry_thinks(chromium: Browser, address: str) -> None:
    page, _complaints = opened(chromium, address)
    lines = [WELSH, LONGEST, "−£1,000,000.1234", "ŵ ŷ â ê î ô û Ŵ Ŷ Â Ê Î Ô Û", *REGULAR.values()]
    measure = """([lines, weight]) => { const svg = document.querySelector("svg[role=img]");
      return lines.map(words => { const text = document.createElementNS(svg.namespaceURI, "text");
        text.textContent = words; text.setAttribute("font-weight", weight); svg.append(text);
        const wide = text.getComputedTextLength(); text.remove(); return wide; }); }"""

    for weight in (400, 700):
        measured = page.evaluate(measure, [lines, weight])
        assert [
            (words, drawn)
            for words, drawn in zip(lines, measured, strict=True)
            if not drawn <= width(words, weight == 700) + 0.1
        ] == []
