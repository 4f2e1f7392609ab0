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
from publications.officer_views.deciding import decide, send_back
from publications.officer_views.looking import check, preview, publication, publications
from publications.officer_views.publishing import done, publish, start_correction, withdraw
from publications.officer_views.starting import about_document, start, start_document
from publications.officer_views.submitting import submit, submit_set
from publications.officer_views.writing import write_section

__all__ = [
    "about_document",
    "add_file",
    "add_link",
    "add_table",
    "ask_for_part",
    "change_link",
    "change_table",
    "check",
    "choose_measures",
    "contribution",
    "copy_tables",
    "decide",
    "done",
    "move_table",
    "part_file",
    "preview",
    "publication",
    "publications",
    "publish",
    "remove_piece",
    "send_back",
    "start",
    "start_correction",
    "start_document",
    "submit",
    "submit_set",
    "take_back",
    "withdraw",
    "write_section",
]
