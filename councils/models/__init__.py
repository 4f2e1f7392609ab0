"""Who: councils, people and their powers, characteristics, and the record of acts."""

from councils.models.characteristic import Aim, Characteristic, CharacteristicAim, LocalCharacteristic
from councils.models.council import Council, CouncilName, Headcount, Kind, Nation
from councils.models.people import LONGEST_ADDRESS, LONGEST_NAME, Membership, User
from councils.models.record import Record

__all__ = [
    "LONGEST_ADDRESS",
    "LONGEST_NAME",
    "Aim",
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
