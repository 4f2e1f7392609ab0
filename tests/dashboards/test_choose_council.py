"""Where people land when they have signed in."""

import pytest

from tests import cast

pytestmark = pytest.mark.django_db


def test_someone_of_one_council_goes_straight_to_what_it_owes(client, olivia):
    client.force_login(olivia)
    assert client.get("/officers/")["Location"] == "/officers/barsetshire/"


def test_a_councillor_goes_straight_to_the_dashboard(client, cora):
    client.force_login(cora)
    assert client.get("/officers/")["Location"] == "/members/barsetshire/"


def test_someone_with_two_roles_at_one_council_is_not_asked_which(client, barsetshire):
    client.force_login(cast.person("twice", (barsetshire, "councillor"), (barsetshire, "officer")))
    assert client.get("/officers/")["Location"] == "/officers/barsetshire/"


def test_someone_of_two_councils_chooses(client, barsetshire, loamshire):
    client.force_login(cast.person("both", (barsetshire, "officer"), (loamshire, "councillor")))
    page = client.get("/officers/").content.decode()
    assert 'href="/officers/barsetshire/"' in page
    assert 'href="/members/loamshire/"' in page
    assert 'href="/officers/loamshire/"' not in page


def test_someone_without_a_role_is_told_whom_to_ask(client, db):
    client.force_login(cast.person("nobody"))
    assert "Ask an administrator of your council" in client.get("/officers/").content.decode()


def test_the_list_takes_the_same_number_of_queries_for_two_councils_and_five(client, django_assert_num_queries):
    councils = [cast.enrolled(f"shire-{number}") for number in range(5)]
    two = cast.person("two", *[(council, "officer") for council in councils[:2]])
    five = cast.person("five", *[(council, "officer") for council in councils])
    for person in (two, five):
        client.force_login(person)
        with django_assert_num_queries(5):
            client.get("/officers/")


def test_strangers_are_asked_to_sign_in(client):
    assert client.get("/officers/")["Location"] == "/account/login/?next=/officers/"


def test_it_takes_no_posts(client, olivia):
    client.force_login(olivia)
    assert client.post("/officers/").status_code == 405
