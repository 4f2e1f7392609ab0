"""What is owed, by when, and who was told."""

from deadlines.models.book import Deadline, Discharge, FirstDate, Kind, LapseReason, ListedBody
from deadlines.models.kept import Arrangements, DiaryEntry
from deadlines.models.telling import DAYS_BEFORE, CalendarAddress, Flag, Morning, Notice, Stage, ToldAs

__all__ = [
    "DAYS_BEFORE",
    "Arrangements",
    "CalendarAddress",
    "Deadline",
    "DiaryEntry",
    "Discharge",
    "FirstDate",
    "Flag",
    "Kind",
    "LapseReason",
    "ListedBody",
    "Morning",
    "Notice",
    "Stage",
    "ToldAs",
]
