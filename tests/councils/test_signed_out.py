"""A session that ends while somebody types: nothing is saved, and nothing typed is lost."""

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
