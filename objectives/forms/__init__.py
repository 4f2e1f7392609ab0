"""What officers type: one form for each decision."""

from objectives.forms.measure import AddMeasure, AddReading
from objectives.forms.objective import AddObjective, Cover, Criteria, People, Words
from objectives.forms.progress import NotePlanChecked, NoteProgress, ReviewObjective
from objectives.forms.sets import ChangeSet, StartSet

__all__ = [
    "AddMeasure",
    "AddObjective",
    "AddReading",
    "ChangeSet",
    "Cover",
    "Criteria",
    "NotePlanChecked",
    "NoteProgress",
    "People",
    "ReviewObjective",
    "StartSet",
    "Words",
]
