"""What may stand in a line of a log: no address that is itself a secret, such as a calendar's or a new password's."""

import logging
import re

SECRET = re.compile(r"(/calendars/|/password/reset/key/)[^\s/?\"'&]+")


def without_secrets(text: str) -> str:
    return SECRET.sub(r"\1…", text)


class WithoutSecrets(logging.Filter):
    """Of every line: an address that could not be found, or on which something went wrong, is logged too."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if SECRET.search(said):
            record.msg, record.args = without_secrets(said), ()
        return True
