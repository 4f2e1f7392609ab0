"""The council's colour and logo, and the request for another format, as people meet them."""

import io

from PIL import Image, ImageDraw

from councils import actions as councils
from files.accepting import accept


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
