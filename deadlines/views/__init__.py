"""Pages of the book of deadlines."""

from deadlines.views.arrangements import arrangements
from deadlines.views.dates import date_page, date_people, dates
from deadlines.views.diary import (
    add_diary_entry,
    change_diary_entry,
    diary,
    diary_entry,
    diary_entry_done,
    end_diary_entry,
)
from deadlines.views.history import explain_lapse, first_date, history
from deadlines.views.past import past_publications, withdraw_discharge
from deadlines.views.size import headcount

__all__ = [
    "add_diary_entry",
    "arrangements",
    "change_diary_entry",
    "date_page",
    "date_people",
    "dates",
    "diary",
    "diary_entry",
    "diary_entry_done",
    "end_diary_entry",
    "explain_lapse",
    "first_date",
    "headcount",
    "history",
    "past_publications",
    "withdraw_discharge",
]
