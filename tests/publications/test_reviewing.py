"""The day by which a policy is looked at again, from its publication to what replaces it."""

from datetime import date

import pytest

from deadlines.models import Deadline, Kind
from publications import actions, starting
from publications.models import Kind as KindOfDocument
from tests.publications import stories

REVIEW = date(2029, 3, 31)
LATER = date(2026, 9, 1)


def policy(council, by, approver, *, title="Dignity at work", review_on=REVIEW, on=stories.PUBLISHED, replaces=None):
    begun = starting.start_document(council, KindOfDocument.POLICY, title=title, review_on=review_on, on=on, by=by)
    begun.supersedes = replaces
    begun.save()
    for section in begun.sections.all():
        actions.write_section(section, seen=section.version, narrative="In 12 words.", is_done=True, by=by)
    return published(begun, by, approver, on=on)


def published(publication, by, approver, *, on):
    publication = actions.submit(publication, on=on, by=by)
    actions.approve(publication, agreed_digest=publication.digest, by=approver)
    return actions.publish(publication, on=on, by=by)


def owed():
    rows = Deadline.objects.open().filter(kind=Kind.DOCUMENT_REVIEW).order_by("due_on")
    return [(row.label, row.due_on) for row in rows]


def test_a_published_policy_owes_its_review_as_the_council_s_own_promise(barsetshire, olivia, petra):
    edition = policy(barsetshire, olivia, petra)
    row = Deadline.objects.open().about(edition.publication).get()

    assert (row.label, row.due_on, row.is_promise) == ("Review “Dignity at work”", REVIEW, True)
    assert row.path == "/officers/barsetshire/publications/policy/dignity-at-work/"
    assert row.explanation.startswith("The document says that it will be looked at again by 31 March 2029.")


@pytest.mark.parametrize("day", [date(2030, 3, 31), None])
def test_a_later_edition_moves_the_day_or_ends_it(barsetshire, olivia, petra, day):
    edition = policy(barsetshire, olivia, petra)
    opened = actions.start_correction(edition.publication, what_changes="Reviewed.", by=olivia)
    starting.change_about(opened, seen=opened.version, by=olivia, review_on=day)
    published(opened, olivia, petra, on=LATER)

    assert owed() == ([("Review “Dignity at work”", day)] if day else [])


def test_what_replaces_a_policy_ends_its_review_and_gives_it_back_when_it_is_withdrawn(barsetshire, olivia, petra):
    old = policy(barsetshire, olivia, petra)
    new = policy(
        barsetshire, olivia, petra, title="Respect", review_on=date(2030, 1, 1), on=LATER, replaces=old.publication
    )
    assert owed() == [("Review “Respect”", date(2030, 1, 1))]

    actions.withdraw(new, because="Published too early.", on=LATER, by=olivia)
    assert owed() == [("Review “Dignity at work”", REVIEW)]

    actions.withdraw(old, because="No longer kept.", on=LATER, by=olivia)
    assert owed() == []


def test_nothing_is_owed_of_a_policy_without_a_day_or_of_what_was_removed(barsetshire, olivia, petra):
    policy(barsetshire, olivia, petra, title="Undated", review_on=None)
    assert owed() == []

    edition = policy(barsetshire, olivia, petra)
    actions.remove_by_law(edition, because="A court’s order.", on=LATER, by=olivia)
    assert owed() == []
