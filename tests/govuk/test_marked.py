"""Both texts as one: nothing of either is lost, and what is marked is no more than what differs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govuk import marked as marking
from govuk.marked import Run, marked

TEXTS = st.text(alphabet="ab c\nď́.-", max_size=60)


def sides(runs: list[Run]) -> tuple[str, str]:
    return (
        "".join(run.text for run in runs if run.kind != "added"),
        "".join(run.text for run in runs if run.kind != "removed"),
    )


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_out_of_the_marks(before, now):
    assert sides(marked(before, now)) == (before, now)


def test_words_are_marked_and_not_letters():
    assert marked("The share is 8.4 per cent.", "The share is 7.9 per cent.") == [
        Run("same", "The share is "),
        Run("removed", "8.4"),
        Run("added", "7.9"),
        Run("same", " per cent."),
    ]


def test_a_stretch_of_changed_words_is_one_removal_and_one_addition():
    assert marked("one two three end", "uno dos tres end") == [
        Run("removed", "one two three"),
        Run("added", "uno dos tres"),
        Run("same", " end"),
    ]


def test_passages_that_have_next_to_nothing_in_common_are_told_apart_as_wholes():
    assert marked("Words. About this report.", "From the census of 2021.") == [
        Run("removed", "Words. About this report."),
        Run("added", "From the census of 2021."),
    ]


@pytest.mark.parametrize(
    ("before", "now", "runs"),
    [
        ("", "", []),
        ("", "new", [Run("added", "new")]),
        ("old", "", [Run("removed", "old")]),
        ("same", "same", [Run("same", "same")]),
        ("a\nb\n", "a\nb\nc\n", [Run("same", "a\nb\n"), Run("added", "c\n")]),
    ],
)
def test_the_edges(before, now, runs):
    assert marked(before, now) == runs


def test_a_very_long_passage_is_compared_as_a_whole(monkeypatch):
    monkeypatch.setattr(marking, "MOST_PAIRS", 3)

    assert sides(marked("one two three", "one four three")) == ("one two three", "one four three")
    assert [run.kind for run in marked("one two three", "one four three")] == ["removed", "added"]
