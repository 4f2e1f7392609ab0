"""What officers type: one form for each decision."""

from objectives.forms.action import AddAction, ChangeAction, DropAction, FinishAction, ReopenAction
from objectives.forms.measure import AddMeasure, AddReading
from objectives.forms.objective import AddObjective, Cover, Criteria, People, WhoIsTold, Words
from objectives.forms.progress import NotePlanChecked, NoteProgress, ReviewObjective
from objectives.forms.sets import ChangeSet, StartSet

__all__ = [
    "AddAction",
    "AddMeasure",
    "AddObjective",
    "AddReading",
    "ChangeAction",
    "ChangeSet",
    "Cover",
    "Criteria",
    "DropAction",
    "FinishAction",
    "NotePlanChecked",
    "NoteProgress",
    "People",
    "ReopenAction",
    "ReviewObjective",
    "StartSet",
    "WhoIsTold",
    "Words",
]
