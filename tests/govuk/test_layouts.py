"""The frame of every page: landmarks, title, no crown, no inline code, and nothing of the visitor when public."""

import re
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.utils.translation import override

from tests.govuk.page import Elements, draw

ROOT = Path(__file__).resolve().parents[2]
PUBLIC = (
    '{% extends "layouts/public.html" %}{% block title %}Councils{% endblock %}'
    "{% block content %}<h1>All</h1>{% endblock %}"
)
SIGNED_IN = PUBLIC.replace("public", "signed_in")
INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:", re.IGNORECASE)


class Olivia:
    """A signed-in person."""

    is_authenticated = True

    def __str__(self) -> str:
        return "Olivia <Officer>"


class Barsetshire:
    """A council."""

    name = "Barsetshire & Co"


def signed_in(**context: Any) -> str:
    return draw(SIGNED_IN, user=Olivia(), council=Barsetshire(), **context)


class Untouchable:
    """What a page for everybody must not read."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        raise AssertionError(f"a public page asked for {name}")

    __str__ = __bool__ = __iter__ = __len__ = lambda self: self.touched()


def test_a_public_page_reads_nothing_of_its_visitor() -> None:
    private = {name: Untouchable() for name in ("request", "user", "messages", "csrf_token", "perms")}

    html = draw(PUBLIC, **private)

    assert "<h1>All</h1>" in html


def test_the_check_of_public_pages_sees_one_that_reads_the_visitor() -> None:
    with pytest.raises(AssertionError, match="a public page asked for"):
        draw(SIGNED_IN, user=Untouchable(), messages=[])


@pytest.mark.parametrize("page", [PUBLIC, SIGNED_IN])
def test_a_page_has_its_landmarks_language_and_skip_link(page: str) -> None:
    elements = Elements(draw(page))

    assert [len(elements.all(tag)) for tag in ("header", "main", "footer", "h1", "title")] == [1, 1, 1, 1, 1]
    assert elements.all("html")[0]["lang"] == "en-gb"
    first_link = elements.all("a")[0]
    assert first_link["href"] == "#main-content"
    assert elements.by_id("main-content")[0].tag == "main"


def test_the_language_of_the_page_is_the_one_it_is_written_in() -> None:
    with override("cy"):
        assert Elements(draw(PUBLIC)).all("html")[0]["lang"] == "cy"


def test_a_page_with_errors_says_so_first_in_its_title() -> None:
    class Ask(forms.Form):
        name = forms.CharField()

    assert "<title>Error: Councils – PSED Portal</title>" in draw(PUBLIC, form=Ask({}))
    assert "<title>Councils – PSED Portal</title>" in draw(PUBLIC, form=Ask())


def test_no_page_carries_inline_script_or_style() -> None:
    navigation = [{"text": "Home", "href": "/", "active": True}]
    pages = [draw(PUBLIC, navigation=navigation), signed_in(navigation=navigation)]

    assert [INLINE.findall(page) for page in pages] == [[], []]


@pytest.mark.parametrize("planted", ["<p style='x'>", "<script>x</script>", "<a onclick='x'>"])
def test_the_check_for_inline_code_sees_it(planted: str) -> None:
    assert INLINE.search(planted)


def test_no_page_shows_a_crown_or_claims_to_be_the_government_s() -> None:
    html = draw(PUBLIC)

    assert not re.search(r"crown|crest|logotype|govuk-header__", html, re.IGNORECASE)
    assert "not a government website" in html


def test_every_static_file_a_page_asks_for_is_ours_or_built() -> None:
    page = Elements(draw(PUBLIC))
    asked = [e["href"] for e in page.all("link")] + [e["src"] for e in page.all("script")]
    built = {"/static/govuk/govuk-frontend.css"}

    assert built <= set(asked)
    for address in set(asked) - built:
        assert (ROOT / address.removeprefix("/")).is_file(), address


def test_the_navigation_marks_where_the_reader_is() -> None:
    html = signed_in(navigation=[{"text": "Home", "href": "/o/", "active": True}, {"text": "A & B", "href": "/b/"}])

    assert Elements(html).all("a", href="/o/", **{"aria-current": "true"})
    assert "A &amp; B" in html
    assert "Barsetshire &amp; Co" in html


def test_a_page_without_navigation_draws_none() -> None:
    assert "govuk-service-navigation" not in draw(PUBLIC)


def test_who_is_signed_in_is_shown_with_the_way_out() -> None:
    html = signed_in()

    assert "Signed in as Olivia &lt;Officer&gt;" in html
    assert "Sign out" in html
    assert "Sign out" not in draw(SIGNED_IN)


def test_what_was_done_is_told_once_in_a_banner() -> None:
    done = [Message(constants.SUCCESS, "Saved <b>"), Message(constants.WARNING, "Look again")]

    html = signed_in(messages=done)

    assert html.count("govuk-notification-banner--success") == 1
    assert "Saved &lt;b&gt;" in html
    assert html.count('role="alert"') == 2


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_brand_colour_can_be_read_on_white_and_is_the_one_the_page_names() -> None:
    css = (ROOT / "static/css/portal.css").read_text(encoding="utf-8")
    brand = re.search(r"--govuk-brand-colour: (#[0-9a-f]{6})", css)

    assert brand
    assert contrast(brand[1], "#ffffff") >= 4.5
    assert Elements(draw(PUBLIC)).all("meta", name="theme-color")[0]["content"] == brand[1]
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
