"""A file that cannot be drawn for long is said to be late, to readers and to those who look after the portal."""

from io import StringIO

from django.core.management import call_command

from publications.models import Rendition
from publications.renditions import MANY_ATTEMPTS
from tests.publications import public_stage as stage


def test_a_file_that_waits_too_long_is_said_on_its_page_and_in_the_check(client, barsetshire, olivia):
    edition = stage.published_report(barsetshire, olivia)
    assert "being prepared" in client.get(edition.get_absolute_url()).content.decode()
    Rendition.objects.update(attempts=MANY_ATTEMPTS, last_error="No space left")

    out = StringIO()
    call_command("verify_editions", stdout=out)

    assert "could not be drawn in 5 tries; it is tried again. No space left" in out.getvalue()
    assert "could not be drawn yet" in client.get(edition.get_absolute_url()[:-1] + ".pdf").content.decode()
    for page in (edition.get_absolute_url(), "/councils/barsetshire/publications/"):
        assert "The PDF could not be drawn yet; it is tried again." in client.get(page).content.decode()
