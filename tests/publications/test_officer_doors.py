"""Who meets which page about publications: works, 404 for a stranger, 403 without the power, 405 for another verb."""

import pytest
from django.urls import reverse

from tests.publications import stories

REPORT = ("equality-information", "2025-to-2026")
SEES, WRITES, DECIDES, SENDS = "cora", "petra", "olivia", "cora"  # who is at the council and may not

PAGES = {
    "officer_publications": ((), SEES),
    "start_publication": ((), WRITES),
    "start_document": (("equality-information",), WRITES),
    "about_document": (REPORT, WRITES),
    "what_we_check_in_documents": ((), SEES),
    "officer_publication": (REPORT, SEES),
    "write_section": ((*REPORT, "aims"), WRITES),
    "check_publication": (REPORT, SEES),
    "preview_publication": (REPORT, SEES),
    "submit_publication": (REPORT, WRITES),
    "submit_set": (("equality-objectives-2026-to-2030",), WRITES),
    "decide_publication": (REPORT, DECIDES),
    "send_back_publication": (REPORT, DECIDES),
    "note_decision": (REPORT, SENDS),
    "pass_over_step": (REPORT, DECIDES),
    "change_due_day": ((*REPORT, 1), WRITES),
    "publish_publication": (REPORT, SENDS),
    "publication_done": (REPORT, SENDS),
    "correct_publication": (REPORT, WRITES),
    "withdraw_publication": (REPORT, SENDS),
}
ONLY_READ = {
    "officer_publications",
    "what_we_check_in_documents",
    "start_publication",
    "officer_publication",
    "check_publication",
    "preview_publication",
}


@pytest.fixture
def cast_of_a_report(barsetshire, loamshire, olivia, petra, cora, sam):
    stories.draft(barsetshire, olivia)
    stories.whole_set(barsetshire, olivia)
    return {"olivia": olivia, "petra": petra, "cora": cora, "sam": sam}


def address(name, slug="barsetshire"):
    return reverse(name, args=[slug, *PAGES[name][0]])


@pytest.mark.parametrize("name", PAGES)
def test_a_stranger_finds_nothing_here(client, cast_of_a_report, name):
    client.force_login(cast_of_a_report["sam"])

    assert client.get(address(name)).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_a_colleague_without_the_power_is_told_so(client, cast_of_a_report, name):
    client.force_login(cast_of_a_report[PAGES[name][1]])

    assert client.get(address(name)).status_code == 403


@pytest.mark.parametrize("name", PAGES)
def test_another_verb_is_refused(client, cast_of_a_report, name):
    able = "petra" if PAGES[name][1] == DECIDES else "olivia"
    client.force_login(cast_of_a_report[able])

    assert client.delete(address(name)).status_code == 405
    assert (client.post(address(name)).status_code == 405) == (name in ONLY_READ)


@pytest.mark.parametrize("name", PAGES)
def test_whoever_has_not_signed_in_is_asked_to(client, cast_of_a_report, name):
    response = client.get(address(name))

    assert response.status_code == 302
    assert response.headers["Location"].startswith("/account/login/?next=/officers/barsetshire/")


@pytest.mark.parametrize("name", [name for name in PAGES if len(PAGES[name][0]) >= 2])
def test_a_report_that_does_not_exist_is_not_found(client, cast_of_a_report, name):
    able = "petra" if PAGES[name][1] == DECIDES else "olivia"
    client.force_login(cast_of_a_report[able])
    arguments = PAGES[name][0]
    for wrong in (("equality-information", "1999"), ("equality_information", "2025-to-2026"), ("minutes", "2025")):
        response = client.get(reverse(name, args=["barsetshire", *wrong, *arguments[2:]]))
        asked_again = response.status_code == 302 and "reauthenticate" in response.headers["Location"]

        assert response.status_code == 404 or asked_again


def test_a_part_that_does_not_exist_is_not_found(client, cast_of_a_report):
    client.force_login(cast_of_a_report["olivia"])

    assert client.get(reverse("write_section", args=["barsetshire", *REPORT, "poems"])).status_code == 404


def test_a_set_of_another_council_is_not_found(client, cast_of_a_report, loamshire, sam):
    other = stories.whole_set(loamshire, sam, title="Loamshire's own")
    client.force_login(cast_of_a_report["olivia"])

    assert client.get(reverse("submit_set", args=["barsetshire", other.slug])).status_code == 404
    assert client.post(reverse("submit_set", args=["barsetshire", other.slug])).status_code == 404
