"""Gunicorn's log of every address that was asked for, without the secret ones. Named on its command line."""

from typing import Any

from gunicorn.glogging import Logger

from psed_portal.log import without_secrets


class AccessLog(Logger):
    """What is asked for, and where its reader came from, both stand in a line."""

    def atoms(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        told = super().atoms(*args, **kwargs)
        return {name: without_secrets(value) if isinstance(value, str) else value for name, value in told.items()}
