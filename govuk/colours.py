"""How well two colours can be told apart, as WCAG 2.2 computes it; nothing here knows of councils."""

import re

WHITE, BLACK = "#ffffff", "#0b0c0c"
READ = 4.5
"""Contrast of text with what it stands on (WCAG 2.2, 1.4.3)."""
SEEN = 3.0
"""Contrast of a line or a mark that must be seen (WCAG 2.2, 1.4.11)."""
HEXADECIMAL = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)


def colour_of(typed: str) -> str:
    """The colour as it is kept, "#17575c", from the ways people write it. Raises ValueError for anything else."""
    found = HEXADECIMAL.fullmatch(typed.strip())
    if found is None:
        raise ValueError(typed)
    digits = found[1].lower()
    return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))


def luminance(colour: str) -> float:
    """Relative luminance, 0 (black) to 1 (white), of a colour as `colour_of` gives it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black and white)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
