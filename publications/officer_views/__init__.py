"""The officers' and approvers' pages about publications, from the first part to the finished file."""

from publications.officer_views.checking import check_links, what_we_check
from publications.officer_views.deciding import decide, send_back
from publications.officer_views.looking import check, preview, publication, publications
from publications.officer_views.publishing import done, publish, start_correction, withdraw
from publications.officer_views.submitting import submit, submit_set
from publications.officer_views.writing import start_information, write_section

__all__ = [
    "check",
    "check_links",
    "decide",
    "done",
    "preview",
    "publication",
    "publications",
    "publish",
    "send_back",
    "start_correction",
    "start_information",
    "submit",
    "submit_set",
    "what_we_check",
    "withdraw",
    "write_section",
]
