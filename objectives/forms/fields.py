"""Fields for lists and figures as people paste and type them: Word's bullets, real minus signs."""

import re
from typing import Any

from govuk.fields import LongTextField, NumberField

# What Word, web pages and e-mail put before an item: bullets, dashes, Word's own symbol font, "1." with a tab.
BULLET = re.compile(r"^\s*(?:[•·●○▪■◦‣⁃∙–—*\-\uf0a7\uf0b7]|o(?=\t)|\d{1,2}[.)](?=\t))[\s\u00a0]*")
MINUS = re.compile(r"^\s*[−–](?=\s*[\d.])")


class Lines(LongTextField):
    """A text for each line, as a list, without the bullets that came with them."""

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        text = super().clean(value) or ""
        return [line for typed in text.split("\n") if (line := " ".join(BULLET.sub("", typed).split()))]


class Figure(NumberField):
    """A figure as published: "1,240.5", "37.5%", "−0.35" with any minus sign. At most what the column holds."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_digits=16, decimal_places=4, **kwargs)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = MINUS.sub("-", value).strip().removesuffix("%").strip()
        return super().to_python(value)
