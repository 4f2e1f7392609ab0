"""How public answers may be kept: their rules, their tag, and the short answer to whoever has the page already."""

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from govuk.caching import cacheable


def answer(response, **headers):
    return cacheable(lambda request: response)(RequestFactory().get("/", **headers))


def test_a_page_may_be_kept_by_shared_caches_and_goes_on_being_shown_when_nobody_answers():
    kept = answer(HttpResponse("page"))["Cache-Control"]

    assert {"public", "s-maxage=60", "stale-if-error=86400"} <= set(kept.split(", "))


def test_whoever_has_the_page_gets_a_short_answer():
    tag = answer(HttpResponse("page"))["ETag"]

    again = answer(HttpResponse("page"), HTTP_IF_NONE_MATCH=tag)

    assert (again.status_code, again.content) == (304, b"")


def test_a_changed_page_is_sent_whole():
    tag = answer(HttpResponse("page"))["ETag"]

    assert answer(HttpResponse("another page"), HTTP_IF_NONE_MATCH=tag).status_code == 200


def test_a_view_may_set_its_own_rules():
    response = HttpResponse("file")
    response["Cache-Control"], response["ETag"] = "public, immutable", '"its-hash"'

    sent = answer(response)

    assert (sent["Cache-Control"], sent["ETag"]) == ("public, immutable", '"its-hash"')


@pytest.mark.parametrize("status", [302, 404, 503])
def test_what_is_no_page_is_left_alone(status):
    sent = answer(HttpResponse("none", status=status))

    assert not sent.has_header("ETag")
    assert not sent.has_header("Cache-Control")


def test_what_is_gone_may_be_kept_but_has_no_tag():
    sent = answer(HttpResponse("gone", status=410))

    assert sent.has_header("Cache-Control")
    assert not sent.has_header("ETag")


def test_what_streams_is_never_read_to_make_a_tag():
    assert not answer(StreamingHttpResponse([b"part"])).has_header("ETag")
