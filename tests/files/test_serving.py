"""How kept files reach readers: under the type they were found to be, kept by caches, and never run as a page."""

import pytest
from django.test import RequestFactory

from files import store
from files.kinds import FileKind
from files.serving import respond
from tests.files import corpus

PDF = corpus.pdf()


def answer(content=PDF, *, kind=FileKind.PDF, headers=None, **told):
    request = RequestFactory().get("/", headers=headers or {})
    return respond(request, store.keep(content), name="Grŵp.pdf", media_type=kind.media_type, **told)


def test_a_file_is_handed_over_as_it_was_sent():
    response = answer()

    assert response.content == PDF
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"] == "inline; filename=\"Grwp.pdf\"; filename*=UTF-8''Gr%C5%B5p.pdf"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("kind", FileKind)
def test_only_what_browsers_show_safely_is_shown(kind):
    response = answer(kind=kind)
    is_shown = kind in (FileKind.PDF, FileKind.PNG, FileKind.JPEG)

    assert response["Content-Disposition"].startswith("inline" if is_shown else "attachment")
    assert response["Content-Type"].partition(";")[0] == kind.media_type
    assert (response.headers.get("Content-Security-Policy") == "default-src 'none'; sandbox") is (
        kind is not FileKind.PDF
    )


def test_a_page_may_ask_that_a_file_is_saved():
    assert answer(is_saved=True)["Content-Disposition"].startswith("attachment")


def test_whoever_has_the_file_is_not_sent_it_again():
    etag = answer()["ETag"]

    response = answer(headers={"If-None-Match": etag})

    assert response.status_code == 304
    assert response.content == b""
    assert response["ETag"] == etag
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer(headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_file_that_may_be_taken_away_is_asked_for_again():
    assert answer(is_immutable=False)["Cache-Control"] == "public, max-age=0, s-maxage=60"


@pytest.mark.parametrize("fault", ["gone", "damaged"])
def test_a_file_that_cannot_be_read_is_a_sentence_that_no_cache_keeps(fault, caplog):
    sha256 = store.keep(PDF)
    place = store.place(sha256)
    place.chmod(0o600)
    place.unlink() if fault == "gone" else place.write_bytes(b"x")

    response = respond(RequestFactory().get("/"), sha256, name="a.pdf", media_type="application/pdf")

    assert response.status_code == 503
    assert response["Cache-Control"] == "no-store"
    assert response["Retry-After"] == "60"
    assert sha256 in caplog.text


def test_nothing_is_served_as_a_page():
    with pytest.raises(LookupError):
        respond(RequestFactory().get("/"), store.keep(PDF), name="a.html", media_type="text/html")
