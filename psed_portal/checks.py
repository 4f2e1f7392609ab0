"""System checks of the front door: what a deployment should not go without."""

from typing import Any

import environ
from django.conf import settings
from django.core.checks import CheckMessage, Warning


def roles_are_separate(app_configs: Any = None, **_: Any) -> list[CheckMessage]:
    """The app should not own its tables: an owner can lift the triggers that keep what was published."""
    addresses = (settings.DATABASE_APP_URL, settings.DATABASE_OWNER_URL)
    app, owner = (environ.Env.db_url_config(address).get("USER") for address in addresses)
    if app != owner:
        return []
    return [
        Warning(
            "The app's database role also owns the tables, so it could change what was published.",
            hint="Give the owner a role of its own in DATABASE_OWNER_URL, then run: manage.py grant_app_role",
            id="psed_portal.W001",
        )
    ]
