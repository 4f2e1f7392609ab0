"""The officers' and approvers' pages about publications, from the first part to the finished file."""

from publications.officer_views.deciding import decide, send_back
from publications.officer_views.looking import check, preview, publication, publications
from publications.officer_views.noting import answer_comment, change_due_day, note_decision, pass_over_step
from publications.officer_views.publishing import done, publish, start_correction, withdraw
from publications.officer_views.stepping import (
    add_approval_step,
    approval_steps,
    change_approval_step,
    move_approval_step,
    remove_approval_step,
)
from publications.officer_views.submitting import submit, submit_set
from publications.officer_views.writing import start_information, write_section

__all__ = [
    "add_approval_step",
    "answer_comment",
    "approval_steps",
    "change_approval_step",
    "change_due_day",
    "check",
    "decide",
    "done",
    "move_approval_step",
    "note_decision",
    "pass_over_step",
    "preview",
    "publication",
    "publications",
    "publish",
    "remove_approval_step",
    "send_back",
    "start_correction",
    "start_information",
    "submit",
    "submit_set",
    "withdraw",
    "write_section",
]
