"""Who: councils, people and their powers, characteristics, words of their own, and the record of acts."""

from councils.models.approach import Approach
from councils.models.characteristic import Aim, Characteristic, CharacteristicAim, LocalCharacteristic
from councils.models.council import Council, CouncilName, Headcount, Kind, Nation
from councils.models.people import LONGEST_ADDRESS, LONGEST_NAME, Membership, User
from councils.models.record import Record

__all__ = [
    "LONGEST_ADDRESS",
    "LONGEST_NAME",
    "Aim",
    "Approach",
    "Characteristic",
    "CharacteristicAim",
    "Council",
    "CouncilName",
    "Headcount",
    "Kind",
    "LocalCharacteristic",
    "Membership",
    "Nation",
    "Record",
    "User",
]
