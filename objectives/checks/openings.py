"""How the words of an objective begin: with what shall be different, or with what the council will be busy with."""

import re
import unicodedata

# What may stand before the first word of a title: bullets, quotation marks, and references such as "EO1:", "1.2)",
# "(iv)" or "Objective 3 –".
MARKS = re.compile(r"[^\w(]+")
REFERENCE = re.compile(
    r"""(?:
        \(\w{1,4}\)                                                     # (iv)
        | (?:equality\s+)?(?:objective|outcome|priority|aim|goal|amcan)\s+\w{1,4}\s*[:.)–—-]   # Objective 3 –
        | [a-z]{0,4}[\s-]?\d{1,2}(?:\.\d{1,2})*\s*[:.)–—-]              # EO1:  1.2)
        | (?:[a-z]{1,2}|[ivx]{1,5})[:.)]                                # A.  iv)
        | \d{1,2}(?:\.\d{1,2})*\s                                       # 3 Promote …
    )\s*""",
    re.VERBOSE,
)
LEAD_IN = re.compile(
    r"(?:(?:we|the council)\s+(?:will|shall|aims? to|wants? to|intends? to)|byddwn(?: ni)? yn|bydd y cyngor yn|to|i)\s+"
)
END = r"(?![\w'’-])"  # not within a longer word: "Promoter", "Support-worker"
OPENINGS = (
    rf"promot(?:e|ing){END}",
    rf"rais(?:e|ing)\s+(?:\w+\s+)?awareness{END}",
    rf"continu(?:e|ing)\s+to{END}",
    rf"work(?:ing)?\s+towards?{END}",
    # As a noun it is what people are given: "Support for carers reaches …", "Support workers are …".
    rf"support(?:ing)?{END}(?!\s*(?:[:,–—]|$)|\s+(?:for|from|at|in|of|to|that|which|by|with|is|are|reaches|and|groups?"
    r"|services?|staff|workers?|networks?|plans?)\b)",
    rf"encourag(?:e|ing){END}",
    rf"explor(?:e|ing){END}",
    rf"consider(?:ing)?{END}",
    rf"striv(?:e|ing){END}",
    r"ensur(?:e|ing)\s+(?:that\s+)?(?=.*\b(?:is|are|be|been)\s+embedded\b)",
    rf"improv(?:e|ing)\s+(?:\w+\s+)?understanding{END}",
    rf"hyrwyddo{END}",
    rf"codi\s+ymwybyddiaeth{END}",
    rf"parhau\s+i{END}",
)
VAGUE = re.compile("|".join(OPENINGS))
STANDING = re.compile(
    rf"(?:continu(?:e|ing)\s+to|parhau\s+i){END}"
    rf"|(?:(?:we|the council)\s+(?:will\s+)?always|byddwn(?: ni)? bob amser){END}"
)
# "… from 37% to 45%", "… by 12 per cent": the title itself says what shall be different.
SAYS_HOW_MUCH = re.compile(
    r"\d\s*(?:%|per\s?cent\b|y cant\b|percentage points?\b)|\bfrom\b.*\d.*\bto\b.*\d|\bo\b.*\d.*\bi\b.*\d"
)


def opening_of(title: str) -> str:
    """The title in small letters from its first word on, without what only numbers or adorns it."""
    words = " ".join(unicodedata.normalize("NFKC", title).lower().split())
    while True:
        rest = MARKS.sub("", words, count=1) if MARKS.match(words) else words
        found = REFERENCE.match(rest)
        rest = rest[found.end() :] if found and rest[found.end() :] else rest
        if rest == words:
            return words
        words = rest


def vague_opening(title: str) -> str:
    """The opening words that never come to an end; empty where there are none, or where the title says how much."""
    words = opening_of(title)
    if lead := LEAD_IN.match(words):
        words = words[lead.end() :]
    found = VAGUE.match(words)
    return "" if found is None or SAYS_HOW_MUCH.search(words) else found[0].strip()


def is_like_a_commitment(title: str) -> bool:
    words = opening_of(title)
    if STANDING.match(words):
        return True
    lead = LEAD_IN.match(words)
    return bool(lead and STANDING.match(words[lead.end() :]))
