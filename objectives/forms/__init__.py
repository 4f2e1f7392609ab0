"""What officers type: one form for each decision."""

from objectives.forms.action import AddAction, ChangeAction, DropAction, FinishAction, ReopenAction
from objectives.forms.commitments import AddCommitments, ChangeCommitments, CommitmentsBeside
from objectives.forms.cover import Cover
from objectives.forms.criteria import JudgeCriterion, TieCriterion
from objectives.forms.figure_table import FigureTable, Round
from objectives.forms.figures import AddReading, ChangeReading, RemoveReading
from objectives.forms.gaps import GapReasons
from objectives.forms.measure import AddMeasure, ChangeMeasure
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
    "ChangeMeasure",
    "ChangeReading",
    "ChangeSet",
    "CommitmentsBeside",
    "Cover",
    "Criteria",
    "DropAction",
    "FigureTable",
    "FinishAction",
    "GapReasons",
    "JudgeCriterion",
    "NotePlanChecked",
    "NoteProgress",
    "PasteObjectives",
    "People",
    "RemoveReading",
    "ReopenAction",
    "ReviewObjective",
    "Round",
    "StartSet",
    "TieCriterion",
    "WhoIsTold",
    "Words",
]
