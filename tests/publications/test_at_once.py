"""Two people at once: everybody takes the locks in one order; nobody waits for ever, nothing happens twice."""

from collections.abc import Callable
from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connections

from objectives.models import ObjectiveSet
from publications import actions, tasks
from publications.lifecycle import NotAllowedNow
from publications.models import Edition, State
from tests import cast
from tests.publications import stories

pytestmark = pytest.mark.django_db(transaction=True)
TODAY = date(2026, 6, 10)


@pytest.fixture
def stage(monkeypatch):
    monkeypatch.setattr(tasks.render_due, "apply_async", lambda **_: None)
    council = cast.enrolled("barsetshire")
    return council, cast.person("olivia", (council, "officer")), cast.person("petra", (council, "approver"))


def at_once(*doings: Callable[[], object]) -> list[Exception]:
    """Do them on connections of their own, started together; gives what went wrong."""
    gate, wrong = Barrier(len(doings)), []

    def work(doing: Callable[[], object]) -> None:
        gate.wait()
        try:
            doing()
        except Exception as error:  # whatever it is, the test is to see it
            wrong.append(error)
        finally:
            connections.close_all()

    threads = [Thread(target=work, args=(doing,)) for doing in doings]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return wrong


def approved_set(council, olivia, petra, title):
    publication = actions.submit_set(stories.whole_set(council, olivia, title=title), on=TODAY, by=olivia)
    return actions.approve(publication, agreed_digest=publication.digest, by=petra)


def test_of_two_first_sets_published_at_once_one_follows_the_other(stage):
    first, second = (approved_set(*stage, title) for title in ("One", "Two"))

    wrong = at_once(*(lambda p=p: actions.publish(p, on=TODAY, by=stage[1]) for p in (first, second)))

    assert wrong == []
    assert ObjectiveSet.objects.current(on=TODAY).count() == 1
    assert ObjectiveSet.objects.exclude(supersedes=None).count() == 1


def test_of_two_successors_published_at_once_one_follows_the_other(stage):
    stories.published_set(*stage, on=date(2022, 6, 10))
    first, second = (approved_set(*stage, title) for title in ("One", "Two"))

    wrong = at_once(*(lambda p=p: actions.publish(p, on=TODAY, by=stage[1]) for p in (first, second)))

    assert wrong == []
    assert ObjectiveSet.objects.exclude(supersedes=None).count() == 2
    assert ObjectiveSet.objects.current(on=TODAY).count() == 1


def test_submitting_again_while_it_is_sent_back_ends_in_one_of_the_two(stage):
    council, olivia, petra = stage
    for n in range(5):
        publication = actions.submit_set(stories.whole_set(council, olivia, title=f"Set {n}"), on=TODAY, by=olivia)

        wrong = at_once(
            lambda p=publication: actions.submit_set(p.objective_set, on=TODAY, by=olivia),
            lambda p=publication: actions.send_back(p, because="A word", by=petra),
        )

        assert all(isinstance(error, NotAllowedNow) for error in wrong)
        publication.refresh_from_db()
        in_step = {State.DRAFT: "draft", State.IN_REVIEW: "in_review"}
        assert publication.objective_set.state == in_step[publication.state]


def test_a_second_press_publishes_nothing_more(stage):
    publication = approved_set(*stage, "One")

    wrong = at_once(*(lambda: actions.publish(publication, on=TODAY, by=stage[1]) for _ in range(2)))

    assert [type(error) for error in wrong] == [NotAllowedNow]
    assert Edition.objects.count() == 1
