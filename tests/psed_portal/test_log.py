"""What stands in the logs: every address that was asked for, but for those that are secrets."""

import logging
from datetime import timedelta
from types import SimpleNamespace

import pytest
from gunicorn.config import Config

from psed_portal.access_log import AccessLog
from psed_portal.log import WithoutSecrets, without_secrets

SECRET = "Zq3-k_9" * 6 + "x"


@pytest.mark.parametrize(
    ("line", "left"),
    [
        (f"Not Found: /calendars/{SECRET}.ics", "Not Found: /calendars/…"),
        (f"GET /calendars/{SECRET}.ics?x=1 HTTP/1.1", "GET /calendars/…?x=1 HTTP/1.1"),
        (f"GET /calendars/{SECRET}/ HTTP/1.1", "GET /calendars/…/ HTTP/1.1"),
        (
            "GET /account/password/reset/key/2k-d9f-abc/ HTTP/1.1",
            "GET /account/password/reset/key/…/ HTTP/1.1",
        ),
        ("GET /officers/barsetshire/calendars/ HTTP/1.1", "GET /officers/barsetshire/calendars/ HTTP/1.1"),
        ("GET /councils/barsetshire/dates.ics HTTP/1.1", "GET /councils/barsetshire/dates.ics HTTP/1.1"),
    ],
)
def test_a_secret_address_is_cut_off_and_any_other_stays(line, left):
    assert without_secrets(line) == left


def test_a_line_of_django_s_keeps_no_secret():
    record = logging.LogRecord(
        "django.request", logging.WARNING, "log.py", 1, "%s: %s", ("Not Found", f"/calendars/{SECRET}.ics"), None
    )

    assert WithoutSecrets().filter(record)
    assert record.getMessage() == "Not Found: /calendars/…"


def test_a_line_without_a_secret_stays_as_it_is():
    record = logging.LogRecord("portal", logging.INFO, "log.py", 1, "%s raised", ("a flag",), None)

    assert WithoutSecrets().filter(record)
    assert record.args == ("a flag",)


def test_gunicorn_s_line_keeps_no_secret_wherever_it_stands():
    asked = {
        "REQUEST_METHOD": "GET",
        "RAW_URI": f"/calendars/{SECRET}.ics",
        "PATH_INFO": f"/calendars/{SECRET}.ics",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_REFERER": f"https://portal.example/calendars/{SECRET}.ics",
        "gunicorn.sent": 1,
    }
    response = SimpleNamespace(status="200 OK", headers=[("Location", f"/calendars/{SECRET}.ics")], sent=9)
    request = SimpleNamespace(headers=[("REFERER", f"/calendars/{SECRET}.ics")])

    told = AccessLog(Config()).atoms(response, request, asked, timedelta(seconds=1))

    assert told["r"] == "GET /calendars/… HTTP/1.1"
    assert not [name for name, value in told.items() if SECRET in str(value)]
