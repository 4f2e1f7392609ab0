"""The colour and the logo of a council's public pages: who sets them, what is refused, how browsers fetch them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from councils import actions
from councils.edits import StaleEdit
from councils.models import Council, Record
from files import store
from files.accepting import accept
from files.kinds import PICTURES
from tests.files import corpus

PAGE = "/officers/barsetshire/appearance/"
PUBLIC = "/councils/barsetshire/"
LOGO = corpus.png(120, 60)


@pytest.fixture
def officer(client, olivia):
    client.force_login(olivia)
    return client


def sent(content=LOGO, name="logo.png", **told):
    return {"seen": "1", "colour": "", "logo_alt": "A white oak", "logo": SimpleUploadedFile(name, content)} | told


def with_a_logo(council, by, **told):
    logo = accept(LOGO, name="logo.png", kinds=PICTURES)
    return actions.set_appearance(council, seen=1, colour="#17575c", logo=logo, logo_alt="A white oak", by=by, **told)


# --- The act ----------------------------------------------------------------------------------------------------------


def test_a_logo_is_kept_by_what_it_is_and_the_act_is_recorded(barsetshire, olivia):
    saved = with_a_logo(barsetshire, olivia)

    assert (saved.colour, saved.logo_type, saved.logo_alt) == ("#17575c", "image/png", "A white oak")
    assert store.read(saved.logo_sha256) == LOGO
    act = Record.objects.get(event="appearance changed")
    assert act.after["colour"] == "#17575c"
    assert act.after["logo_sha256"] == saved.logo_sha256


def test_without_a_new_logo_the_present_one_stays(barsetshire, olivia):
    with_a_logo(barsetshire, olivia)

    saved = actions.set_appearance(barsetshire, seen=2, colour="", logo_alt="An oak", by=olivia)

    assert (saved.colour, saved.logo_alt) == ("", "An oak")
    assert saved.logo_sha256


def test_a_logo_that_is_removed_leaves_nothing_but_the_file(barsetshire, olivia):
    sha256 = with_a_logo(barsetshire, olivia).logo_sha256

    saved = actions.set_appearance(barsetshire, seen=2, colour="", keeps_logo=False, logo_alt="An oak", by=olivia)

    assert (saved.logo_sha256, saved.logo_type, saved.logo_alt) == ("", "", "")
    assert store.read(sha256) == LOGO


def test_a_logo_without_words_is_refused(barsetshire, olivia):
    with pytest.raises(actions.NotPossible, match="needs words"):
        actions.set_appearance(barsetshire, seen=1, colour="", logo=accept(LOGO, name="a"), by=olivia)


def test_the_second_of_two_saves_is_stopped(barsetshire, olivia):
    actions.set_appearance(barsetshire, seen=1, colour="#17575c", by=olivia)

    with pytest.raises(StaleEdit):
        actions.set_appearance(barsetshire, seen=1, colour="#000000", by=olivia)


def test_saving_what_stands_there_records_nothing(barsetshire, olivia):
    actions.set_appearance(barsetshire, seen=1, colour="", by=olivia)

    assert not Record.objects.filter(event="appearance changed").exists()


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ({"colour": "red;}"}, "a_colour_is_six_digits"),
        ({"colour": "#ABCDEF"}, "a_colour_is_six_digits"),
        ({"logo_sha256": 64 * "a"}, "a_logo_has_words"),
        ({"logo_sha256": 64 * "a", "logo_alt": "x", "logo_type": "image/svg+xml"}, "a_logo_has_words"),
        ({"logo_alt": "x"}, "a_logo_has_words"),
    ],
)
def test_the_database_too_refuses_what_cannot_be(barsetshire, told, name):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Council.objects.filter(pk=barsetshire.pk).update(**told)


# --- The officers' page -----------------------------------------------------------------------------------------------


def test_an_officer_sets_colour_and_logo(officer, barsetshire):
    answer = officer.post(PAGE, sent(colour=" 17575C "))
    shown = officer.get(PAGE).content.decode()

    assert answer["Location"] == PAGE
    barsetshire.refresh_from_db()
    assert barsetshire.colour == "#17575c"
    assert "contrast of #17575c with white is 8.2 to 1" in shown
    assert 'alt="A white oak"' in shown
    assert "Remove the logo" in shown
    assert f"/councils/barsetshire/logo/{barsetshire.logo_sha256}/" in shown


def test_a_light_colour_is_taken_with_advice_and_a_lighter_one_refused(officer, barsetshire):
    officer.post(PAGE, {"seen": "1", "colour": "#ff0000"})
    shown = officer.get(PAGE).content.decode()
    refused = officer.post(PAGE, {"seen": "2", "colour": "#ffff00"})

    assert "White words cannot be read well on this colour" in shown
    assert "enough for a line, not for words" in shown
    assert refused.status_code == 422
    assert "#ffff00 is too light: its contrast with white is 1 to 1" in refused.content.decode()
    barsetshire.refresh_from_db()
    assert barsetshire.colour == "#ff0000"


@pytest.mark.parametrize("typed", ["red", "#12", "#fff;} body{display:none}", '"><script>', "#" * 500])
def test_what_is_no_colour_says_how_to_write_one(officer, typed):
    answer = officer.post(PAGE, {"seen": "1", "colour": typed})

    assert answer.status_code == 422
    assert "Enter the colour as # and six letters or numbers" in answer.content.decode()
    assert "<script>" not in answer.content.decode()


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (
            {"content": b"<svg xmlns='http://www.w3.org/2000/svg'/>", "name": "logo.svg"},
            "web page, a drawing or a script",
        ),
        ({"content": corpus.pdf(), "name": "logo.png"}, "The file is PDF. It must be PNG or JPEG."),
        ({"content": corpus.png(4001, 10), "name": "logo.png"}, "4001 × 10 dots"),
        ({"content": corpus.png() + b"\0" * 1024**2, "name": "logo.png"}, "smaller than 1 MB"),
        ({"logo_alt": ""}, "Enter what the logo says or shows"),
        ({"logo_alt": "x" * 201}, "must be 200 characters or fewer"),
    ],
)
def test_a_wrong_logo_is_refused_beside_its_box(officer, barsetshire, file, words):
    answer = officer.post(PAGE, sent(**file))

    assert answer.status_code == 422
    assert words in answer.content.decode()
    barsetshire.refresh_from_db()
    assert not barsetshire.logo_sha256


def test_a_picture_that_says_where_it_was_taken_is_taken_with_a_warning(officer):
    officer.post(PAGE, sent(corpus.jpeg(exif=corpus.taken_somewhere()), "logo.jpg"))

    assert "says where it was taken" in officer.get(PAGE).content.decode()


def test_a_logo_is_removed_by_its_tick(officer, barsetshire, olivia):
    with_a_logo(barsetshire, olivia)

    officer.post(PAGE, {"seen": "2", "colour": "#17575c", "logo_alt": "A white oak", "removes_logo": "on"})

    barsetshire.refresh_from_db()
    assert (barsetshire.logo_sha256, barsetshire.logo_alt, barsetshire.colour) == ("", "", "#17575c")


def test_a_stale_save_shows_both_and_asks_for_the_file_again(officer, barsetshire, olivia):
    actions.set_appearance(barsetshire, seen=1, colour="#123456", by=olivia)

    answer = officer.post(PAGE, sent(colour="#17575c"))
    shown = answer.content.decode()

    assert answer.status_code == 409
    assert "Someone else saved this" in shown
    assert "#123456" in shown
    assert "Choose “logo.png” again" in shown
    assert 'name="seen" value="2"' in shown
    barsetshire.refresh_from_db()
    assert barsetshire.colour == "#123456"


# --- What the public fetches ------------------------------------------------------------------------------------------


def test_public_pages_carry_the_colour_the_logo_and_the_name(client, barsetshire, olivia):
    council = with_a_logo(barsetshire, olivia)
    shown = client.get(PUBLIC).content.decode()

    assert '<link rel="stylesheet" href="/councils/barsetshire/colour.css?17575c">' in shown
    assert f'src="/councils/barsetshire/logo/{council.logo_sha256}/" alt="A white oak"' in shown


def test_a_council_that_set_nothing_looks_as_before(client, barsetshire):
    shown = client.get(PUBLIC).content.decode()

    assert "colour.css" not in shown
    assert "portal-council" not in shown


def test_the_style_sheet_says_the_colour_and_nothing_else(client, barsetshire, olivia):
    with_a_logo(barsetshire, olivia)
    dark = client.get("/councils/barsetshire/colour.css?17575c")
    actions.set_appearance(barsetshire, seen=2, colour="#ff0000", keeps_logo=False, by=olivia)
    light = client.get("/councils/barsetshire/colour.css?17575c")

    assert dark["Content-Type"] == "text/css; charset=utf-8"
    assert dark.content.decode().splitlines() == [
        ":root { --portal-council-colour: #17575c; }",
        ".govuk-generic-header { background: #17575c; }",
    ]
    assert dark["Cache-Control"] == "public, max-age=31536000, immutable"
    assert light.content.decode().splitlines() == [":root { --portal-council-colour: #ff0000; }"]
    assert "immutable" not in light["Cache-Control"]


def test_the_logo_is_served_by_its_hash(client, barsetshire, olivia):
    council = with_a_logo(barsetshire, olivia)
    address = f"/councils/barsetshire/logo/{council.logo_sha256}/"
    answer = client.get(address)

    assert answer.content == LOGO
    assert answer["Content-Type"] == "image/png"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert not answer.cookies
    assert client.get(address, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert client.get(f"/councils/barsetshire/logo/{64 * 'a'}/").status_code == 404


def test_there_is_no_colour_and_no_logo_where_none_was_set(client, barsetshire):
    assert client.get("/councils/barsetshire/colour.css").status_code == 404
    assert client.get("/councils/nowhere/colour.css").status_code == 404
    assert client.get(f"/councils/barsetshire/logo/{64 * 'a'}/").status_code == 404
