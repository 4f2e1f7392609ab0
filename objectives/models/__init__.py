"""What officers edit: sets of objectives, their measures and criteria, progress and reviews."""

from objectives.models.action import Action, ActionState
from objectives.models.measure import CriteriaLogic, Direction, Measure, Reading, SuccessCriterion, TargetKind, Unit
from objectives.models.objective import Commitment, Objective, ObjectiveCover
from objectives.models.objective_set import ObjectiveSet, State
from objectives.models.progress import Decision, ProgressUpdate, Rag, Review

__all__ = [
    "Action",
    "ActionState",
    "Commitment",
    "CriteriaLogic",
    "Decision",
    "Direction",
    "Measure",
    "Objective",
    "ObjectiveCover",
    "ObjectiveSet",
    "ProgressUpdate",
    "Rag",
    "Reading",
    "Review",
    "State",
    "SuccessCriterion",
    "TargetKind",
    "Unit",
]
