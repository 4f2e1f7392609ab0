"""The four nations, and what this product can say about the duty in each."""

from enum import StrEnum


class Nation(StrEnum):
    """Where a council is. The values are the keys that are stored."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern_ireland"

    @property
    def label(self) -> str:
        """The nation as it is written on a page: "Northern Ireland"."""
        return self.value.replace("_", " ").title()


def read_nation(written: str) -> Nation:
    """The nation a person wrote ("Northern Ireland", "northern-ireland", "WALES"). Raises ValueError with advice."""
    key = "_".join(written.replace("-", " ").replace("_", " ").casefold().split())
    try:
        return Nation(key)
    except ValueError:
        raise ValueError(
            f'"{written}" is not a nation this product knows. Write england, wales, scotland or northern-ireland.'
        ) from None
