"""The officers' and approvers' pages about publications, from the first part to the finished file."""

from publications.officer_views.asking import ask_for_part, contribution, take_back
from publications.officer_views.building import (
    add_file,
    add_link,
    add_table,
    change_link,
    change_table,
    choose_measures,
    copy_tables,
    move_table,
    part_file,
    remove_piece,
)
from publications.officer_views.checking import check_links, what_we_check
from publications.officer_views.deciding import decide, send_back
from publications.officer_views.formats import (
    add_format,
    format_request,
    format_requests,
    other_formats,
    remove_format,
)
from publications.officer_views.looking import check, preview, publication, publications
from publications.officer_views.noting import answer_comment, change_due_day, note_decision, pass_over_step
from publications.officer_views.publishing import done, publish, start_correction, withdraw
from publications.officer_views.starting import about_document, change_period, start, start_document
from publications.officer_views.stepping import (
    add_approval_step,
    approval_steps,
    change_approval_step,
    move_approval_step,
    remove_approval_step,
)
from publications.officer_views.submitting import submit, submit_set
from publications.officer_views.writing import write_section

__all__ = [
    "about_document",
    "add_approval_step",
    "add_file",
    "add_format",
    "add_link",
    "add_table",
    "answer_comment",
    "approval_steps",
    "ask_for_part",
    "change_approval_step",
    "change_due_day",
    "change_link",
    "change_period",
    "change_table",
    "check",
    "check_links",
    "choose_measures",
    "contribution",
    "copy_tables",
    "decide",
    "done",
    "format_request",
    "format_requests",
    "move_approval_step",
    "move_table",
    "note_decision",
    "other_formats",
    "part_file",
    "pass_over_step",
    "preview",
    "publication",
    "publications",
    "publish",
    "remove_approval_step",
    "remove_format",
    "remove_piece",
    "send_back",
    "start",
    "start_correction",
    "start_document",
    "submit",
    "submit_set",
    "take_back",
    "what_we_check",
    "withdraw",
    "write_section",
]
