"""A session that ends while somebody types: nothing is saved, and nothing typed is lost."""

import re

from django.urls import reverse


def test_what_was_typed_is_shown_to_copy_and_sign_in_leads_back(client, barsetshire):
    address = reverse("contact", args=["barsetshire"])

    response = client.post(address, {"contact": "Swyddfa’r Sir\nSecond line", "seen": "1"})

    page = response.content.decode()
    assert response.status_code == 401
    assert "Swyddfa’r Sir\nSecond line</textarea>" in page
    assert f"/account/login/?next={address}" in page
    assert "no-store" in response["Cache-Control"]


def test_nothing_is_done_for_somebody_who_has_not_signed_in(client, barsetshire):
    client.post(reverse("contact", args=["barsetshire"]), {"contact": "Changed", "seen": "1"})

    barsetshire.refresh_from_db()
    assert barsetshire.contact != "Changed"


def test_the_page_tells_nothing_of_whether_the_council_exists(client, db):
    there = client.post(reverse("contact", args=["nowhere"]), {"contact": "Words"})

    assert there.status_code == 401


def test_a_page_that_is_only_looked_at_leads_straight_to_sign_in(client, barsetshire):
    response = client.get(reverse("contact", args=["barsetshire"]))

    assert response["Location"].startswith("/account/login/?next=")


def test_each_text_stands_under_the_name_of_its_box_and_what_nobody_typed_is_left_out(client, barsetshire):
    sent = {
        "csrfmiddlewaretoken": "x" * 64,
        "seen": "41",
        "title": "Fair pay",
        "owner_account": "1234",
        "owner": "Head of housing",
        "due_on-day": "31",
        "due_on-month": "March",
        "due_on-year": "2027",
        "origin": "",
    }

    page = client.post("/officers/barsetshire/objectives/one/1/actions/add/", sent).content.decode()

    assert re.findall(r'<label[^>]*for="(typed-\d+)">\s*(.*?)\s*</label>', page) == [
        ("typed-1", "Title"),
        ("typed-2", "Owner"),
        ("typed-3", "Due on"),
    ]
    for text in ("Fair pay</textarea>", "Head of housing</textarea>", "31 March 2027</textarea>"):
        assert text in page
    for carried in ("x" * 64, ">41<", ">1234<"):
        assert carried not in page


def test_a_form_of_nothing_but_ticks_has_nothing_to_copy(client, barsetshire):
    page = client.post(reverse("contact", args=["barsetshire"]), {"seen": "3", "is_done": "on", "aims": ["foster"]})

    assert "What you typed is here" not in page.content.decode()
