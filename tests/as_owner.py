"""Loaded by pytest before the settings: the tests make and drop their database, which only its owner may."""

import os

os.environ["DATABASE_ROLE"] = "owner"
