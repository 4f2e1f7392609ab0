"""Other formats of a publication: added, replaced, removed, and shown to readers."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, InternalError, connection, transaction

from councils.actions import NotPossible
from councils.models import Record
from files import store
from files.accepting import accept
from publications import actions, formats
from publications.languages import LANGUAGES, direction, own_name
from publications.models import OtherFormat
from publications.other_formats import other_formats_of
from tests.files import corpus
from tests.publications import stories

ON = date(2026, 7, 1)
PUBLIC = "/councils/barsetshire/publications/equality-information/2025-to-2026/"
HUB = "/officers/barsetshire/publications/equality-information/2025-to-2026/"


@pytest.fixture
def edition(barsetshire, olivia, petra):
    return stories.published(barsetshire, olivia, petra)


@pytest.fixture
def officer(client, olivia):
    client.force_login(olivia)
    return client


def with_a_file(edition, by, *, sort="easy_read", content=None, **told):
    file = accept(content or corpus.pdf(), name="Easy Read.pdf")
    return formats.add_format(edition, sort=sort, file=file, on=ON, by=by, **told)


# --- The acts ---------------------------------------------------------------------------------------------------------


def test_a_file_is_kept_as_it_was_sent_and_the_act_is_recorded(edition, olivia):
    added = with_a_file(edition, olivia)

    assert store.read(added.sha256) == corpus.pdf()
    assert (added.name, added.media_type, added.bytes) == ("Easy Read.pdf", "application/pdf", len(corpus.pdf()))
    assert (added.number, added.edition, added.added_by_name) == (1, edition, "Olivia")
    assert Record.objects.get(event="other format added").after["sha256"] == added.sha256


def test_a_newer_one_stands_before_the_older_which_is_kept(edition, olivia):
    first = with_a_file(edition, olivia)
    second = with_a_file(edition, olivia, content=corpus.pdf(b"(newer)"))

    assert [each.other for each in other_formats_of(edition.publication)] == [second]
    assert list(edition.publication.other_formats.order_by("number")) == [first, second]


def test_each_sort_and_language_has_its_place_in_the_order_of_the_page(edition, olivia):
    braille = formats.add_format(edition, sort="braille", on=ON, by=olivia)
    urdu = with_a_file(edition, olivia, sort="translation", language="ur")
    welsh = with_a_file(edition, olivia, sort="translation", language="cy")
    easy_welsh = with_a_file(edition, olivia, language="cy")
    bsl = formats.add_format(edition, sort="bsl", link="https://www.vimeo.example/1", on=ON, by=olivia)
    easy = with_a_file(edition, olivia)

    offered = other_formats_of(edition.publication)

    assert [each.other for each in offered] == [easy_welsh, easy, bsl, welsh, urdu, braille]
    assert [(each.called, each.details) for each in offered] == [
        ("Easy Read", "Cymraeg, PDF, 1 KB"),
        ("Easy Read", "PDF, 1 KB"),
        ("BSL video", "opens on vimeo.example"),
        ("Cymraeg", "PDF, 1 KB"),
        ("اردو", "PDF, 1 KB"),
        ("Braille, on request", ""),
    ]
    assert [each.language_there for each in offered] == ["cy", "en", "bfi", "cy", "ur", "en"]
    assert [each.direction for each in offered][3:5] == ["ltr", "rtl"]
    assert offered[-1].address == ""
    assert [each.in_english for each in offered] == ["", "", "", "Welsh", "Urdu", ""]
    assert [each.is_made_on_request for each in offered] == [False] * 5 + [True]


def test_one_that_is_removed_gives_way_to_the_one_before(edition, olivia):
    first, second = with_a_file(edition, olivia), with_a_file(edition, olivia, content=corpus.pdf(b"(2)"))

    removed = formats.remove_format(second, because="The wrong file.", on=ON, by=olivia)
    again = formats.remove_format(second, because="The wrong file.", on=ON, by=olivia)

    assert removed == again
    assert [each.other for each in other_formats_of(edition.publication)] == [first]
    assert Record.objects.get(event="other format removed").after == {"because": "The wrong file."}
    with pytest.raises(NotPossible, match="removed already, on 1 July 2026"):
        formats.remove_format(second, because="Another reason.", on=ON, by=olivia)


def test_what_the_law_removed_is_offered_in_no_format(edition, olivia):
    with_a_file(edition, olivia)
    actions.remove_by_law(edition, because="A court order.", on=ON, by=olivia)
    edition.refresh_from_db()

    assert other_formats_of(edition.publication) == []
    with pytest.raises(NotPossible, match="removed by law"):
        with_a_file(edition, olivia)


def test_the_row_is_never_changed_and_never_deleted(edition, olivia):
    added = with_a_file(edition, olivia)
    rows = OtherFormat.objects.filter(pk=added.pk)

    with pytest.raises(InternalError, match="Cannot update"), transaction.atomic():
        rows.update(sha256=64 * "a")
    with pytest.raises(InternalError, match="Cannot delete"), transaction.atomic():
        rows.delete()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # TRUNCATE waits for no check that is still to be made
        with pytest.raises(InternalError, match="Cannot truncate"), transaction.atomic():
            cursor.execute("TRUNCATE publications_otherformat CASCADE")
    formats.remove_format(added, because="Wrong.", on=ON, by=olivia)
    with pytest.raises(InternalError, match="Cannot update"), transaction.atomic():
        rows.update(removed_because="Never mind.")


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ({"sort": "smoke", "link": "https://a.example/"}, "known_sort"),
        ({"sort": "easy_read"}, "a_file_or_a_link"),
        ({"sort": "braille", "link": "https://a.example/"}, "a_file_or_a_link"),
        ({"sort": "easy_read", "sha256": 64 * "a"}, "is_whole"),
        ({"sort": "bsl", "link": "https://a.example/", "removed_on": ON}, "says_why"),
    ],
)
def test_the_database_refuses_what_cannot_be(edition, told, name):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        OtherFormat.objects.create(
            publication=edition.publication, edition=edition, number=1, added_on=ON, added_by_name="x", **told
        )


def test_every_language_has_its_own_name():
    assert own_name("cy") == "Cymraeg"
    assert own_name("xx") == "xx"
    assert direction("ar") == "rtl"
    assert all(own and english for own, english in LANGUAGES.values())


# --- The officers' pages ----------------------------------------------------------------------------------------------


def sent(**told):
    file = told.pop("file", SimpleUploadedFile("Easy Read.docx", corpus.docx()))
    return {"sort": "easy_read", "language": "en", "link": ""} | ({"file": file} if file else {}) | told


def test_an_officer_adds_a_file_and_it_stands_on_both_pages(officer, edition):
    answer = officer.post(f"{HUB}formats/add/", sent())
    hub, public = (
        officer.get(f"{HUB}formats/").content.decode(),
        officer.get(edition.get_absolute_url()).content.decode(),
    )

    assert answer["Location"] == f"{HUB}formats/"
    assert "Word, 1 KB" in hub
    assert f'href="{PUBLIC}formats/1/" hreflang="en"' in public
    assert "(Word, 1 KB)" in public
    assert f"{HUB}formats/" in officer.get(HUB).content.decode()


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"sort": ""}, "Select what it is"),
        ({"file": None}, "Choose the file, or enter a web address"),
        ({"link": "https://a.example/"}, "Choose a file or enter a web address, not both"),
        ({"sort": "bsl"}, "Enter the web address of the recording"),
        ({"sort": "bsl", "file": None, "link": "javascript:alert(1)"}, "Enter a web address in the format"),
        ({"sort": "bsl", "file": None, "link": "ftp://a.example/x"}, "begins with https://"),
        ({"sort": "braille"}, "Braille is made on request. Take out the file and the link"),
        ({"sort": "translation"}, "Select the language that it was translated into"),
        ({"language": "tlh"}, "Select one of the choices on this page"),
        ({"file": SimpleUploadedFile("a.svg", b"<svg/>")}, "a web page, a drawing or a script"),
        ({"file": SimpleUploadedFile("a.png", corpus.png())}, "The file is PNG. It must be PDF,"),
        ({"file": SimpleUploadedFile("a.docm", corpus.docx({"word/vbaProject.bin": b"x"}))}, "macros"),
    ],
)
def test_what_is_wrong_stands_beside_its_box_and_nothing_is_kept(officer, edition, told, words):
    answer = officer.post(f"{HUB}formats/add/", sent(**told))

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not OtherFormat.objects.exists()


def test_a_good_file_must_be_chosen_again_when_another_box_is_wrong(officer, edition):
    shown = officer.post(f"{HUB}formats/add/", sent(sort="translation")).content.decode()

    assert "Choose “Easy Read.docx” again" in shown


def test_braille_is_offered_on_request_and_a_video_by_its_link(officer, edition):
    officer.post(f"{HUB}formats/add/", sent(sort="braille", file=None))
    officer.post(f"{HUB}formats/add/", sent(sort="bsl", file=None, link="https://www.vimeo.example/1"))
    public = officer.get(edition.get_absolute_url()).content.decode()

    assert "Braille, on request" in public
    assert 'href="https://www.vimeo.example/1" hreflang="bfi"' in public
    assert "(opens on vimeo.example)" in public


def test_what_a_file_gives_away_is_said_when_it_is_added(officer, edition):
    commented = SimpleUploadedFile("a.docx", corpus.docx({"word/comments.xml": "<c/>"}))
    officer.post(f"{HUB}formats/add/", sent(file=commented))

    assert "has comments in it, which readers can see" in officer.get(f"{HUB}formats/").content.decode()


def test_one_made_from_an_older_edition_says_so(officer, edition, olivia, petra):
    with_a_file(edition, olivia)
    newer = stories.corrected(edition, olivia, petra, on=ON)

    assert "Older edition" in officer.get(f"{HUB}formats/").content.decode()
    assert "made from edition 1.0" in officer.get(newer.get_absolute_url()).content.decode()
    assert "made from edition 1" not in officer.get(edition.get_absolute_url()).content.decode()


def test_replacing_begins_with_the_same_sort_and_language(officer, edition, olivia):
    with_a_file(edition, olivia, sort="translation", language="cy")
    shown = officer.get(f"{HUB}formats/").content.decode()
    form = officer.get(f"{HUB}formats/add/?sort=translation&language=cy").content.decode()

    assert "?sort=translation&amp;language=cy" in shown
    assert '<span lang="cy" dir="ltr">Cymraeg</span>' in shown
    assert 'value="translation" checked' in form
    assert 'value="cy" selected' in form


def test_removing_asks_why_and_keeps_the_row(officer, edition, olivia):
    with_a_file(edition, olivia)

    assert officer.get(f"{HUB}formats/1/remove/").status_code == 200
    assert "Enter why it is removed" in officer.post(f"{HUB}formats/1/remove/", {"because": " "}).content.decode()
    officer.post(f"{HUB}formats/1/remove/", {"because": "It was the <b>wrong</b> file."})
    shown = officer.get(f"{HUB}formats/").content.decode()

    assert "by Olivia: It was the &lt;b&gt;wrong&lt;/b&gt; file." in shown
    assert "None yet" in shown


def test_a_refusal_is_said_on_the_page(officer, edition, olivia):
    other = with_a_file(edition, olivia)
    formats.remove_format(other, because="First.", on=ON, by=olivia)

    answer = officer.post(f"{HUB}formats/1/remove/", {"because": "Second."})

    assert answer.status_code == 409
    assert "removed already" in answer.content.decode()


def test_nothing_is_offered_of_what_nobody_can_read_yet(officer, barsetshire, olivia):
    stories.draft(barsetshire, olivia)

    assert officer.get(f"{HUB}formats/").status_code == 404
    assert officer.get(f"{HUB}formats/add/").status_code == 404
    assert officer.get(f"{HUB}formats/1/remove/").status_code == 404


def test_the_page_lists_what_is_no_longer_offered(officer, edition, olivia, petra):
    with_a_file(edition, olivia)
    with_a_file(edition, olivia, content=corpus.pdf(b"(2)"))

    assert "A newer one stands in its place" in officer.get(f"{HUB}formats/").content.decode()


def test_the_pages_ask_the_same_number_of_queries_at_two_sizes(
    officer, edition, olivia, django_assert_max_num_queries, django_assert_num_queries
):
    with_a_file(edition, olivia)
    addresses = (f"{HUB}formats/", edition.get_absolute_url())
    before = []
    for address in addresses:
        officer.get(address)
        with django_assert_max_num_queries(60) as asked:
            officer.get(address)
        before.append(len(asked))
    for code in ("cy", "pl", "ur", "so", "ro"):
        with_a_file(edition, olivia, sort="translation", language=code)

    for address, count in zip(addresses, before, strict=True):
        with django_assert_num_queries(count):
            officer.get(address)


# --- What the public fetches ------------------------------------------------------------------------------------------


def test_the_file_is_served_under_its_own_name_and_asked_for_again(client, edition, olivia):
    with_a_file(edition, olivia, content=corpus.docx())
    answer = client.get(f"{PUBLIC}formats/1/")

    assert answer.content == corpus.docx()
    assert answer["Content-Disposition"].startswith('attachment; filename="Easy Read.docx"')
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"] == "public, max-age=0, s-maxage=60"
    assert not answer.cookies
    assert client.get(f"{PUBLIC}formats/1/", headers={"If-None-Match": answer["ETag"]}).status_code == 304


def test_an_older_file_stays_where_it_was(client, edition, olivia):
    with_a_file(edition, olivia)
    with_a_file(edition, olivia, content=corpus.pdf(b"(2)"))

    assert client.get(f"{PUBLIC}formats/1/").content == corpus.pdf()


def test_a_removed_file_says_when_and_why(client, edition, olivia):
    formats.remove_format(with_a_file(edition, olivia), because="A <name> was in it.", on=ON, by=olivia)
    answer = client.get(f"{PUBLIC}formats/1/")

    assert answer.status_code == 410
    assert "The council removed it on 1 July 2026" in answer.content.decode()
    assert "A &lt;name&gt; was in it." in answer.content.decode()
    assert answer["Cache-Control"] == "public, max-age=0, s-maxage=60"


def test_with_its_edition_a_file_goes(client, edition, olivia):
    with_a_file(edition, olivia)
    actions.remove_by_law(edition, because="A court order.", on=ON, by=olivia)

    answer = client.get(f"{PUBLIC}formats/1/")

    assert answer.status_code == 410
    assert "A court order." in answer.content.decode()


@pytest.mark.parametrize("path", ["formats/2/", "formats/7/"])
def test_there_is_nothing_at_other_addresses(client, edition, olivia, path):
    with_a_file(edition, olivia)
    formats.add_format(edition, sort="bsl", link="https://a.example/", on=ON, by=olivia)

    assert client.get(f"{PUBLIC}{path}").status_code == 404
    assert client.get(f"/councils/loamshire/publications/equality-information/2025-to-2026/{path}").status_code == 404


def test_pressed_twice_the_same_format_is_offered_once(edition, olivia):
    link = {"sort": "bsl", "link": "https://www.vimeo.example/1", "on": ON, "by": olivia}

    assert with_a_file(edition, olivia) == with_a_file(edition, olivia)
    assert formats.add_format(edition, **link) == formats.add_format(edition, **link)
    assert edition.publication.other_formats.count() == 2
    formats.remove_format(edition.publication.other_formats.last(), because="Wrong.", on=ON, by=olivia)
    assert formats.add_format(edition, **link).number == 3


def test_a_page_whose_formats_came_or_went_names_no_moment_of_its_last_change(client, edition, olivia):
    assert "Last-Modified" in client.get(edition.get_absolute_url())
    added = with_a_file(edition, olivia)
    assert "Last-Modified" not in client.get(edition.get_absolute_url())
    formats.remove_format(added, because="Wrong.", on=ON, by=olivia)
    assert "Last-Modified" not in client.get(edition.get_absolute_url())
