"""Names in quotation marks, inside a sentence."""

DOUBLE = '“”"„«»'


def in_quotes(name: str) -> str:
    """ "“Fair for all”"; one that brings quotation marks of its own at either end stays as it is, for they would stand
    twice."""
    return name if name[:1] in DOUBLE or name[-1:] in DOUBLE else f"“{name}”"
