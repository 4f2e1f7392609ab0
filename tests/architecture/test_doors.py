"""Every door of the house: which addresses there are, what mark each carries, and who gets through."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, include, path, reverse

from councils import approaches, characteristics
from councils.access import for_council, open_to_public
from councils.models import Council, User
from councils.roles import ROLES, Can, Role
from deadlines import actions as deadlines
from deadlines import keeping
from objectives import actions as objectives
from objectives import committing, doing, measuring
from publications import arranging, building, contributing
from publications.models import Kind
from publications.starting import start_document
from tests import cast
from tests.architecture.powers import POWERS
from tests.publications import building_stage

pytestmark = pytest.mark.page

# Third-party pages, which carry no mark of ours: by the app that owns them, and why they may be there.
THIRD_PARTY = {
    "allauth.account": "sign-in, sign-out and passwords; by invitation only, limited by allauth's own rates",
    "allauth.mfa": "the second factor of one's own account",
}


def doors(patterns: list | None = None) -> Iterator[URLPattern]:
    for entry in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(entry, URLResolver):
            yield from doors(entry.url_patterns)
        else:
            yield entry


def door_of(entry: URLPattern) -> dict | None:
    return getattr(entry.callback, "door", None)


def is_third_party(entry: URLPattern) -> bool:
    return any(entry.callback.__module__.startswith(owner) for owner in THIRD_PARTY)


OURS = [entry for entry in doors() if not is_third_party(entry)]
OF_COUNCILS = [entry for entry in OURS if (door_of(entry) or {}).get("kind") == "council"]


def unmarked(entries: list[URLPattern]) -> list[str]:
    return [str(entry.name) for entry in entries if not door_of(entry)]


def wrongly_marked(entries: list[URLPattern]) -> list[str]:
    """Doors whose mark is not the power that the table asks for, and council doors that the table does not know."""
    marks = {str(entry.name): door_of(entry) or {} for entry in entries}
    return [
        name
        for name, door in marks.items()
        if (door.get("kind") == "council" or name in POWERS) and door.get("can") is not POWERS.get(name)
    ]


def test_every_view_is_marked():
    assert unmarked(OURS) == []


def test_every_public_or_personal_door_says_why():
    assert [e.name for e in OURS if door_of(e)["kind"] != "council" and len(door_of(e)["why"]) < 10] == []


def test_every_council_door_asks_for_the_power_that_the_table_says():
    assert wrongly_marked(OURS) == []
    assert set(POWERS) == {entry.name for entry in OF_COUNCILS}


def test_a_view_without_a_mark_is_caught():
    def view(request):
        """A planted fault: no mark."""

    planted = [path("officers/<slug:slug>/", include([path("decide/", view, name="decide_publication")]))]

    assert unmarked(list(doors(planted))) == ["decide_publication"]


@pytest.mark.parametrize("name", ["decide_publication", "a_page_nobody_knows"])
def test_a_view_with_the_wrong_mark_or_of_an_unknown_name_is_caught(name):
    @for_council(Can.EDIT_PUBLICATIONS)
    def view(request, council):
        """A planted fault: the approver's page with an officer's power, and one that the table does not name."""

    planted = [path("officers/<slug:slug>/", include([path("decide/", view, name=name)]))]

    assert wrongly_marked(list(doors(planted))) == [name]


def test_a_council_s_page_marked_as_everybody_s_is_caught():
    @open_to_public("a planted fault: anybody decides")
    def view(request, slug):
        """A planted fault."""

    assert wrongly_marked(list(doors([path("decide/", view, name="decide_publication")]))) == ["decide_publication"]


@pytest.fixture
def stories(barsetshire, loamshire, olivia, petra, sam) -> dict[str, dict]:
    """At each council a set with an objective, a measure, an action, a report, an entry of the past, and a person:
    something behind every door."""
    arguments = {}
    for council, by in ((barsetshire, olivia), (loamshire, sam)):
        objective_set = objectives.start_set(council, title="Our objectives", rationale="r", decided_by="d", by=by)
        objective = objectives.add_objective(objective_set, title="One", aims=["foster"], by=by)
        figure = {"period": "2025", "value": 3}
        measure = measuring.add_measure(objective, name="Count", unit="number", readings=[figure], by=by)
        measuring.set_criteria(objective, texts=["Seen"], logic="all", by=by)
        committing.add_commitments(objective_set, texts=["We listen."], by=by)
        action = doing.add_action(objective, title="Train", due_on=date(2027, 3, 31), on=date(2026, 3, 2), by=by)
        report = start_document(
            council,
            Kind.INFORMATION,
            starts_on=date(2025, 4, 1),
            ends_on=date(2026, 3, 31),
            on=date(2026, 3, 31),
            by=by,
        )
        past = deadlines.enter_past(council, "EQ_INFO", made_public_on=date(2025, 3, 30), label="Last year", by=by)
        entry = keeping.enter(council, kind="own_promise", title="Report", due_on=date(2027, 3, 31), by=by)
        local = characteristics.adopt_local(
            council, name="Carers", adopted_on=date(2025, 7, 14), decided_by="Full Council", by=by
        )
        step = arranging.add_step(council, kind="body", name="Cabinet", by=by)
        approaches.write_approach(council, text="We listen first.", seen=0, by=by)
        part = report.sections.get(key="aims")
        asked = contributing.ask(part, person=by, wanted="Words", due_on=date(2027, 3, 31), on=date(2026, 3, 2), by=by)
        arguments[council.slug] = {
            "slug": council.slug,
            "set_slug": objective_set.slug,
            "pk": objective.pk,
            "measure": measure.pk,
            "reading": measure.readings.get().pk,
            "criterion": objective.criteria.get().pk,
            "action": action.pk,
            "first": objective_set.commitments.get().pk,
            "kind": report.kind_in_address,
            "period": report.period,
            "key": "aims",
            "number": 1,
            "what": "tables",
            "table": building_stage.table(part, by).pk,
            "link": building.add_link(part, text="Minutes", address="https://example.org/", by=by).pk,
            "file": building.add_file(part, title="All", accepted=building_stage.a_file(), by=by).pk,
            "asked": asked.pk,
            "prefix": "0" * 12,
            "name": "all.txt",
            "past": past.pk,
            "date": council.deadlines.open().get(duty="EQ_INFO").pk,
            "entry": entry.pk,
            "characteristic": local.slug,
            "code": past.duty,
            "body": past.body,
            "day": "2018-03-30",
            "sha256": 64 * "0",
            "reference": "F7K3-9TXB",
            "step": step.pk,
            "position": 1,
            "comment": 1,
            "there": f"{council.slug.title()}/objectives/",
        }
    return arguments


# Doors whose number is not an objective's, and whose it is.
OF_ANOTHER_THING = {
    "withdraw_discharge": "past",
    "date": "date",
    "date_people": "date",
    "diary_entry": "entry",
    "change_diary_entry": "entry",
    "diary_entry_done": "entry",
    "end_diary_entry": "entry",
    "change_table": "table",
    "move_table": "table",
    "remove_piece": "table",
    "change_link": "link",
    "part_file": "file",
    "contribution": "asked",
    "take_back": "asked",
}


def address(entry: URLPattern, told: dict, council: Council) -> str:
    wanted = reverse_arguments(entry)
    known = dict(told)
    if entry.name == "take_role":
        known["pk"] = council.memberships.first().pk
    elif entry.name in OF_ANOTHER_THING:
        known["pk"] = told[OF_ANOTHER_THING[entry.name]]
    elif entry.name == "add_approval_step":
        known["kind"] = "person"
    elif entry.name == "add_diary_entry":
        known["kind"] = "own-promise"
    return reverse(entry.name, kwargs={name: known[name] for name in wanted})


def reverse_arguments(entry: URLPattern) -> set[str]:
    possible = get_resolver().reverse_dict.getlist(entry.name)
    return set(possible[0][0][0][1])


def people_of(council: Council) -> dict[str, User]:
    return {role: cast.person(f"{role}-of-{council.slug}", (council, role)) for role in ROLES}


def test_every_role_meets_every_door(barsetshire, loamshire, stories):
    """Each door of a council × each role × own and other council × GET and POST, against the table of powers."""
    wrong, met = [], 0
    people = people_of(barsetshire)
    report = barsetshire.publications.get(kind=Kind.INFORMATION)
    contributing.ask(
        report.sections.get(key="aims"), person=people[Role.CONTRIBUTOR], wanted="Words", due_on=date(2027, 3, 31),
        on=date(2026, 3, 2), by=report.council.memberships.get(user__name="Olivia").user,
    )  # fmt: skip
    for role, user in people.items():
        client = Client(raise_request_exception=False)
        client.force_login(user)
        for entry in OF_COUNCILS:
            can = POWERS[str(entry.name)]
            for method in ("get", "post"):
                own = getattr(client, method)(address(entry, stories["barsetshire"], barsetshire))
                other = getattr(client, method)(address(entry, stories["loamshire"], loamshire))
                met += 2
                if other.status_code != 404:
                    wrong.append(f"{role} {method} {entry.name} at another council: {other.status_code}")
                if (own.status_code == 403) != (can not in ROLES[role]):
                    wrong.append(f"{role} {method} {entry.name}: {own.status_code}, needs “{can}”")
                if own.status_code >= 500:
                    wrong.append(f"{role} {method} {entry.name}: {own.status_code}")
                if own.status_code < 400 and "no-store" not in own.headers.get("Cache-Control", ""):
                    wrong.append(f"{role} {method} {entry.name} may be kept by caches")

    assert met == 2 * 2 * len(OF_COUNCILS) * len(ROLES)
    assert wrong == []


def test_nobody_who_has_not_signed_in_passes_a_council_s_door(client, barsetshire, stories):
    for entry in OF_COUNCILS:
        response = client.get(address(entry, stories["barsetshire"], barsetshire))

        assert (response.status_code, "/account/login/" in response.headers["Location"]) == (302, True), entry.name


def test_a_stranger_s_id_inside_one_s_own_council_is_not_found(client, olivia, barsetshire, stories):
    client.force_login(olivia)
    crossed = stories["barsetshire"] | {
        name: stories["loamshire"][name]
        for name in ("pk", "measure", "past", "date", "entry", "table", "link", "file", "asked")
    }
    for entry in OF_COUNCILS:
        wanted = reverse_arguments(entry)
        if not wanted & {"pk", "measure"} or entry.name == "take_role":
            continue
        response = client.get(address(entry, crossed, barsetshire))

        assert response.status_code in (404, 405), entry.name


def test_public_doors_set_no_cookie(client, barsetshire, stories):
    for entry in OURS:
        if door_of(entry)["kind"] == "public" and entry.name != "ready":  # which asks the broker, over a network
            response = client.get(address(entry, stories["barsetshire"], barsetshire))

            assert not response.cookies, entry.name


def secretly_wrong(entries: list[URLPattern]) -> list[str]:
    """Doors with a secret in their address that tell an unknown one from another, keep it, find it or pass it on."""
    told = {"secret": "x" * 43}
    wrong = []
    for entry in entries:
        answer = Client().get(reverse(entry.name, kwargs={name: told[name] for name in reverse_arguments(entry)}))
        held = (answer.get("Referrer-Policy"), "noindex" in answer.get("X-Robots-Tag", ""), bool(answer.cookies))
        if (
            answer.status_code != 404
            or "no-store" not in answer["Cache-Control"]
            or held != ("no-referrer", True, False)
        ):
            wrong.append(str(entry.name))
    return wrong


def test_secret_doors_give_nothing_away(db):
    secret = [entry for entry in OURS if door_of(entry)["kind"] == "secret link"]

    assert [entry.name for entry in secret] == ["secret_calendar"]
    assert secretly_wrong(secret) == []


def test_a_secret_in_the_address_of_a_public_door_is_caught(db):
    found = {door_of(entry)["kind"] for entry in OURS if "secret" in reverse_arguments(entry)}
    by_another_door = [entry for entry in OURS if entry.name == "councils"]  # a planted fault

    assert found == {"secret link"}
    assert secretly_wrong(by_another_door) == ["councils"]


def test_a_power_taken_away_is_gone_with_the_next_request(client, olivia, barsetshire):
    client.force_login(olivia)
    assert client.get(reverse("objective_sets", args=["barsetshire"])).status_code == 200

    olivia.memberships.all().delete()

    assert client.get(reverse("objective_sets", args=["barsetshire"])).status_code == 404
