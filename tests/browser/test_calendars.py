"""Someone has the council's dates in their own calendar: the address is made, copied, replaced and withdrawn by
keyboard."""

import re

from django.test import Client


def secret_shown(visitor) -> str:
    found = re.search(r"/calendars/[\w-]{43}\.ics", visitor.page.inner_text("body"))
    assert found
    return found[0]


def test_an_officer_makes_replaces_and_withdraws_an_address(visitor, barsetshire, olivia):
    visitor.signs_in("olivia@example.org").looks_at("/officers/barsetshire/calendars/")

    visitor.follows("Make a secret address").looks_at().reads("Copy it now")
    first = secret_shown(visitor)
    assert Client().get(first).status_code == 200

    visitor.page.goto("/officers/barsetshire/calendars/")
    visitor.looks_at().follows("Make a new secret address").looks_at()
    second = secret_shown(visitor)
    assert (Client().get(first).status_code, Client().get(second).status_code) == (404, 200)

    visitor.follows("Withdraw your address").looks_at().reads("Your address is withdrawn.")
    assert Client().get(second).status_code == 404
    visitor.finds_nothing_wrong()


def test_a_council_without_a_calendar_says_so_to_a_person(visitor, loamshire):
    loamshire.enrolled_on = None
    loamshire.save()

    visitor.looks_at("/councils/loamshire/dates.ics").reads("No calendar here")

    visitor.finds_nothing_wrong()
