"""What the checks say of a set, in which order, and how each finding reads."""

from objectives import actions
from objectives.checks import about_objective, findings
from objectives.checks.of_objectives import FETCHED
from tests.objectives.checked import NO_MEASURE, checked_objective, checked_set, found


def rules(objective_set) -> list[tuple[str, bool]]:
    return [(finding.rule, finding.blocks) for finding in found(objective_set)]


def test_an_empty_set_with_a_title_alone_lacks_everything_and_what_blocks_comes_first(barsetshire, olivia):
    bare = actions.start_set(barsetshire, title="Bare", by=olivia)

    assert rules(bare) == [("rationale", True), ("decision", True), ("no-objective", True), ("period", False)]


def test_an_objective_with_a_title_alone_lacks_aim_measure_and_owner(barsetshire, olivia):
    bare = checked_set(
        barsetshire, objectives=[{"title": "Bare", "aims": [], "pairs": [], "owner": "", **NO_MEASURE}], by=olivia
    )

    assert rules(bare) == [("aim", True), ("measure", True), ("owner", False)]


def test_each_finding_names_its_objective_and_has_a_shorter_sentence_for_its_own_page(barsetshire, olivia):
    lacking = checked_set(barsetshire, objectives=[], by=olivia)
    checked_objective(lacking, title="Bare", aims=[], pairs=[], owner="", by=olivia, **NO_MEASURE)
    checked_objective(lacking, title="Bare 2", measures=[{"baseline": None, "unit": ""}], by=olivia)

    for finding in found(lacking):
        assert "Bare" in finding.objective.title
        assert "Bare" in finding.sentence
        assert "Bare" not in finding.here
        assert finding.example
        assert finding.reason


def test_a_finding_of_a_measure_names_it_everywhere(barsetshire, olivia):
    lacking = checked_set(barsetshire, objectives=[{"measures": [{"name": "Falls 100%", "baseline": None}]}], by=olivia)

    (finding,) = found(lacking)

    assert finding.measure.name == "Falls 100%"
    assert finding.part == "measures"
    assert "“Falls 100%”" in finding.here
    assert "“Falls 100%”" in finding.sentence


def test_the_names_of_characteristics_without_an_aim_are_told(barsetshire, olivia):
    undecided = {"aims": [], "pairs": [], "characteristics_without_aim": ["age", "disability"]}

    said = {each.rule: each.here for each in found(checked_set(barsetshire, objectives=[undecided], by=olivia))}

    assert "Age, Disability" in said["characteristic-without-aim"]


def test_one_objective_is_checked_by_itself_from_what_was_fetched(barsetshire, olivia, django_assert_num_queries):
    objective_set = checked_set(barsetshire, objectives=[{"characteristics_without_aim": ["age"]}], by=olivia)
    one = objective_set.objectives.prefetch_related(*FETCHED).get()

    with django_assert_num_queries(0):
        told = list(about_objective(one))

    assert [(each.rule, "age" in each.here) for each in told] == [("characteristic-without-aim", True)]


def test_the_check_does_not_change_what_it_reads(barsetshire, olivia):
    objective_set = checked_set(barsetshire, by=olivia)

    assert findings(objective_set) == findings(objective_set) == []
