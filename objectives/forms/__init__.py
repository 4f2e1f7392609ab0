"""What officers type: one form for each decision."""

from objectives.forms.action import AddAction, ChangeAction, DropAction, FinishAction, ReopenAction
from objectives.forms.criteria import JudgeCriterion, TieCriterion
from objectives.forms.figure_table import FigureTable, Round
from objectives.forms.figures import AddReading, ChangeReading, RemoveReading
from objectives.forms.measure import AddMeasure, ChangeMeasure
from objectives.forms.objective import AddObjective, Cover, Criteria, People, WhoIsTold, Words
from objectives.forms.progress import NotePlanChecked, NoteProgress, ReviewObjective
from objectives.forms.sets import ChangeSet, StartSet

__all__ = [
    "AddAction",
    "AddMeasure",
    "AddObjective",
    "AddReading",
    "ChangeAction",
    "ChangeMeasure",
    "ChangeReading",
    "ChangeSet",
    "Cover",
    "Criteria",
    "DropAction",
    "FigureTable",
    "FinishAction",
    "JudgeCriterion",
    "NotePlanChecked",
    "NoteProgress",
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
