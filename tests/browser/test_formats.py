"""The council's colour and logo, and the request for another format, as people meet them."""

import io

from PIL import Image, ImageDraw

from councils import actions as councils
from files.accepting import accept
from publications import formats
from tests.files import corpus
from tests.publications import stories
from tests.publications.stories import PUBLISHED


def a_logo(size=(300, 120)) -> bytes:
    picture, kept = Image.new("RGB", size, "white"), io.BytesIO()
    ImageDraw.Draw(picture).ellipse((10, 10, size[1] - 10, size[1] - 10), fill="#5b2a86")
    picture.save(kept, "PNG")
    return kept.getvalue()


def test_the_colour_and_the_logo_are_fit_to_look_at(visitor, barsetshire, olivia):
    visitor.signs_in(olivia.email).looks_at("/officers/barsetshire/appearance/")
    visitor.types("The council’s colour", "#ffff00").follows("Save").looks_at().reads("#ffff00 is too light")
    visitor.types("The council’s colour", "#5b2a86").follows("Save").looks_at().reads("to 1")

    logo = accept(a_logo(), name="logo.png")
    councils.set_appearance(barsetshire, seen=2, colour="#5b2a86", logo=logo, logo_alt="A purple disc", by=olivia)
    visitor.looks_at("/officers/barsetshire/appearance/")
    for address in ("/councils/barsetshire/", "/councils/barsetshire/publications/"):
        visitor.looks_at(address)
    bar = visitor.page.locator(".govuk-generic-header").evaluate("each => getComputedStyle(each).backgroundColor")

    assert bar == "rgb(91, 42, 134)"
    visitor.finds_nothing_wrong()


def test_a_colour_too_light_for_words_is_a_line_only(visitor, barsetshire, olivia):
    councils.set_appearance(barsetshire, seen=1, colour="#ff0000", by=olivia)
    visitor.looks_at("/councils/barsetshire/")
    bar = visitor.page.locator(".govuk-generic-header").evaluate("each => getComputedStyle(each).backgroundColor")
    line = visitor.page.locator(".portal-council").evaluate("each => getComputedStyle(each).borderBottomColor")

    assert (bar, line) == ("rgb(23, 87, 92)", "rgb(255, 0, 0)")
    visitor.finds_nothing_wrong()


def test_another_format_is_asked_for_by_keyboard_and_answered(visitor, barsetshire, olivia, petra):
    edition = stories.published(barsetshire, olivia, petra)
    easy = accept(corpus.pdf(), name="Easy Read.pdf")
    formats.add_format(edition, sort="easy_read", file=easy, on=PUBLISHED, by=olivia)
    formats.add_format(edition, sort="translation", language="ur", file=easy, on=PUBLISHED, by=olivia)
    visitor.looks_at(edition.get_absolute_url()).follows("Ask for another format").looks_at()
    visitor.follows("Send the request").looks_at().reads("Select which format you need").reads(
        "so that we can reach you"
    )
    visitor.chooses("Large print").types("Telephone number", "01632 960 001").follows("Send the request").looks_at()
    visitor.reads("We have your request").reads("Reference")
    assert visitor.page.context.cookies() == []

    visitor.signs_in(olivia.email).looks_at("/officers/barsetshire/format-requests/")
    visitor.follows("Large print").looks_at().reads("01632 960 001")
    hub = "/officers/barsetshire/publications/equality-information/2025-to-2026/formats/"
    visitor.looks_at(hub).looks_at(f"{hub}add/").looks_at(f"{hub}1/remove/")
    visitor.looks_at("/officers/barsetshire/arrangements/")
    visitor.finds_nothing_wrong()


def test_it_is_asked_for_without_javascript(chromium, live_server, barsetshire, olivia, petra):
    edition = stories.published(barsetshire, olivia, petra)
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{edition.publication.get_absolute_url()}ask/")
    page.get_by_label("Braille").check()
    page.get_by_label("Email address").fill("pat@example.org")
    page.get_by_role("button", name="Send the request").click()

    assert "We have your request" in page.inner_text("main")
    context.close()
