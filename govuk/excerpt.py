"""The beginning of a long text, cut where a reader expects it: between paragraphs."""

import re

PARTS = re.compile(r"\n[^\S\n]*\n\s*")


def beginning(text: str, *, about: int = 600) -> tuple[str, bool]:
    """The first whole paragraphs of about so many characters, and whether that is all. The first is always there; one
    that announces what follows, as a heading or by its colon, does not stand last."""
    parts = [part for part in PARTS.split(text.strip()) if part.strip()]
    taken = 1
    while taken < len(parts) and len("\n\n".join(parts[: taken + 1])) <= about:
        taken += 1
    while 1 < taken < len(parts) and announces(parts[taken - 1]):
        taken -= 1
    while taken < len(parts) and announces(parts[taken - 1]):  # nothing but announcements: what they announce comes too
        taken += 1
    return "\n\n".join(parts[:taken]), taken >= len(parts)


def announces(part: str) -> bool:
    return part.startswith("#") or part.rstrip().endswith(":")
