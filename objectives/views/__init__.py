"""The officers' pages about sets and objectives."""

from objectives.views.about_sets import change_set, objective_set, sets, start_set, what_we_check
from objectives.views.actions import add_action, change_action, drop_action, finish_action, reopen_action
from objectives.views.changes import change_criteria, change_people, change_words
from objectives.views.commitments import add_commitments, change_commitments, objective_commitments
from objectives.views.coverage import change_cover, coverage, gap_reasons
from objectives.views.criteria import judge_criterion, tie_criterion
from objectives.views.figures import add_reading, change_reading, enter_figures, enter_round, remove_reading
from objectives.views.files import figures_file, progress_file
from objectives.views.measures import add_measure, change_measure, remove_measure
from objectives.views.objectives import add_objective, move_objective, objective, remove_objective
from objectives.views.progress import check_plan, note_progress, review_objective
from objectives.views.several import add_several

__all__ = [
    "add_action",
    "add_commitments",
    "add_measure",
    "add_objective",
    "add_reading",
    "add_several",
    "change_action",
    "change_commitments",
    "change_cover",
    "change_criteria",
    "change_measure",
    "change_people",
    "change_reading",
    "change_set",
    "change_words",
    "check_plan",
    "coverage",
    "drop_action",
    "enter_figures",
    "enter_round",
    "figures_file",
    "finish_action",
    "gap_reasons",
    "judge_criterion",
    "move_objective",
    "note_progress",
    "objective",
    "objective_commitments",
    "objective_set",
    "progress_file",
    "remove_measure",
    "remove_objective",
    "remove_reading",
    "reopen_action",
    "review_objective",
    "sets",
    "start_set",
    "tie_criterion",
    "what_we_check",
]
