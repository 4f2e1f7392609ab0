"""What officers type: one form for each decision."""

from objectives.forms.action import AddAction, ChangeAction, DropAction, FinishAction, ReopenAction
from objectives.forms.commitments import AddCommitments, ChangeCommitments, CommitmentsBeside
from objectives.forms.cover import Cover
from objectives.forms.gaps import GapReasons
from objectives.forms.measure import AddMeasure, AddReading
from objectives.forms.objective import AddObjective, Criteria, People, WhoIsTold, Words
from objectives.forms.progress import NotePlanChecked, NoteProgress, ReviewObjective
from objectives.forms.sets import ChangeSet, StartSet
from objectives.forms.several import AddSeveral, PasteObjectives

__all__ = [
    "AddAction",
    "AddCommitments",
    "AddMeasure",
    "AddObjective",
    "AddReading",
    "AddSeveral",
    "ChangeAction",
    "ChangeCommitments",
    "ChangeSet",
    "CommitmentsBeside",
    "Cover",
    "Criteria",
    "DropAction",
    "FinishAction",
    "GapReasons",
    "NotePlanChecked",
    "NoteProgress",
    "PasteObjectives",
    "People",
    "ReopenAction",
    "ReviewObjective",
    "StartSet",
    "WhoIsTold",
    "Words",
]
