"""The officers' pages about sets and objectives."""

from objectives.views.about_sets import change_set, objective_set, sets, start_set
from objectives.views.actions import add_action, change_action, drop_action, finish_action, reopen_action
from objectives.views.changes import change_cover, change_criteria, change_people, change_words
from objectives.views.criteria import judge_criterion, tie_criterion
from objectives.views.figures import add_reading, change_reading, enter_figures, enter_round, remove_reading
from objectives.views.measures import add_measure, change_measure, remove_measure
from objectives.views.objectives import add_objective, move_objective, objective, remove_objective
from objectives.views.progress import check_plan, note_progress, review_objective

__all__ = [
    "add_action",
    "add_measure",
    "add_objective",
    "add_reading",
    "change_action",
    "change_cover",
    "change_criteria",
    "change_measure",
    "change_people",
    "change_reading",
    "change_set",
    "change_words",
    "check_plan",
    "drop_action",
    "enter_figures",
    "enter_round",
    "finish_action",
    "judge_criterion",
    "move_objective",
    "note_progress",
    "objective",
    "objective_set",
    "remove_measure",
    "remove_objective",
    "remove_reading",
    "reopen_action",
    "review_objective",
    "sets",
    "start_set",
    "tie_criterion",
]
