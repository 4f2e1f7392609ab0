"""What officers edit: sets of objectives, their measures and criteria, progress and reviews."""

from objectives.models.action import Action, ActionState
from objectives.models.criterion import Condition, CriteriaLogic, SuccessCriterion
from objectives.models.measure import WHO, Direction, FigureState, Measure, TargetKind, Unit
from objectives.models.objective import (
    Commitment,
    GapReason,
    Objective,
    ObjectiveCover,
    ObjectiveLocalCover,
    ObjectiveTag,
    tags_of,
)
from objectives.models.objective_set import ObjectiveSet, State
from objectives.models.progress import Decision, ProgressUpdate, Rag, Review
from objectives.models.reading import Reading, as_printed
from objectives.models.tag import Tag, TagKind

__all__ = [
    "WHO",
    "Action",
    "ActionState",
    "Commitment",
    "Condition",
    "CriteriaLogic",
    "Decision",
    "Direction",
    "FigureState",
    "GapReason",
    "Measure",
    "Objective",
    "ObjectiveCover",
    "ObjectiveLocalCover",
    "ObjectiveSet",
    "ObjectiveTag",
    "ProgressUpdate",
    "Rag",
    "Reading",
    "Review",
    "State",
    "SuccessCriterion",
    "Tag",
    "TagKind",
    "TargetKind",
    "Unit",
    "as_printed",
    "tags_of",
]
