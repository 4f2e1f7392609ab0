"""How editions are called, what a further one says of itself, and what is kept of why it was made."""

import importlib
from datetime import date

import pgtrigger
import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from publications import actions
from publications.changes import Why
from publications.models import Change, Edition
from tests.publications import stories

LATER = date(2026, 7, 1)
ERROR = Why(
    mends_an_error=True, was_wrong="12 were counted twice.", is_right="The share is 7.9.", because="A wrong file.",
    decided_by="Head of policy",
)  # fmt: skip


def further(edition, olivia, petra, why, *, on=LATER):
    """The next edition, opened for that reason."""
    report = actions.start_correction(edition.publication, what_changes="What readers are told.", why=why, by=olivia)
    report = actions.submit(report, on=on, by=olivia)
    actions.approve(report, agreed_digest=report.digest, by=petra)
    return actions.publish(report, on=on, by=olivia)


@pytest.fixture
def first(barsetshire, olivia, petra):
    return stories.published(barsetshire, olivia, petra)


def test_a_small_change_counts_after_the_point_and_a_large_one_before_it(first, olivia, petra):
    small = further(first, olivia, petra, ERROR)
    large = further(small, olivia, petra, Why(mends_an_error=False, is_major=True, because="New parts."))
    after = further(large, olivia, petra, ERROR)

    assert [each.label for each in (first, small, large, after)] == ["1.0", "1.1", "2.0", "2.1"]
    assert [each.number for each in (first, small, large, after)] == [1, 2, 3, 4]
    assert after.passport["label"] == "2.1"


def test_a_mended_error_is_frozen_with_what_was_wrong_and_who_decided(first, olivia, petra):
    mended = further(first, olivia, petra, ERROR)

    assert mended.is_correction
    assert (mended.was_wrong, mended.is_right) == ("12 were counted twice.", "The share is 7.9.")
    assert (mended.changed_because, mended.change_decided_by) == ("A wrong file.", "Head of policy")
    assert mended.passport["is_correction"] is True
    assert not Change.objects.exists()


def test_an_update_says_nothing_of_an_error(first, olivia, petra):
    update = further(first, olivia, petra, Why(mends_an_error=False, was_wrong="left over", because="New figures."))

    assert (update.is_correction, update.was_wrong, update.changed_because) == (False, "", "New figures.")


def test_without_a_word_a_report_is_corrected_and_a_set_amended(first, barsetshire, olivia, petra):
    assert stories.corrected(first, olivia, petra, on=LATER).is_correction
    own = stories.published_set(barsetshire, olivia, petra)
    opened = actions.start_correction(own.publication, what_changes="A new objective.", by=olivia)
    opened = actions.submit_set(opened.objective_set, on=LATER, by=olivia)
    actions.approve(opened, agreed_digest=opened.digest, by=petra)

    assert not actions.publish(opened, on=LATER, by=olivia).is_correction


def test_a_correction_that_is_opened_again_after_a_withdrawal_keeps_the_newest_reason(first, olivia, petra):
    actions.withdraw(first, because="Wrong", on=LATER, by=olivia)

    mended = further(first, olivia, petra, ERROR)

    assert (mended.label, mended.changed_because) == ("1.1", "A wrong file.")


def test_two_editions_are_never_called_the_same(first):
    first.pk, first.number = None, 2

    with pytest.raises(IntegrityError, match="editions_are_called_once"), transaction.atomic():
        first.save(force_insert=True)


def test_a_first_edition_mends_no_error(first):
    first.pk, first.number, first.minor, first.is_correction = None, 2, 1, True

    with pytest.raises(IntegrityError, match="only_a_further_edition_mends_an_error"), transaction.atomic():
        first.save(force_insert=True)


def test_editions_of_before_are_numbered_by_their_order(first, barsetshire, olivia, petra):
    second = stories.corrected(first, olivia, petra, on=LATER)
    actions.remove_by_law(second, because="A court.", on=LATER, by=olivia)
    with pgtrigger.ignore():
        Edition.objects.filter(number=2).update(major=1, minor=7, is_correction=False)

    with pgtrigger.ignore("publications.Edition:is_never_changed"):  # which the migration puts up afterwards
        importlib.import_module("publications.migrations.0011_editions_are_numbered").number(apps, None)

    assert [each.label for each in Edition.objects.order_by("number")] == ["1.0", "1.1"]
    assert Edition.objects.get(number=2).is_correction
