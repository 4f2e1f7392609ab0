"""Whether a paragraph looks like another language than the document's: by its alphabet, and by the commonest words of
the languages that councils translate into. Precise rather than complete: most names and lists are of no language."""

import unicodedata

COMMON = {
    "en": "the of and to in a is that for on with as are was by be at from it this which have has or an were their not "
    "they our we who been more will can its than other all you your if how what about when",
    "cy": "y yr yn a ac i o ar ei eu mae sydd bod wedi gan am ein rydym gyda hyn hon neu fel roedd byddwn bydd cael "
    "oedd nid yw rhai pob chi eich wrth drwy gyfer dros ym na mewn hefyd nad ddim",
    "gd": "an na agus air a tha le do gu bha aig bho airson ann nan chan mar sin gach chaidh nuair dha leis "
    "ris againn ar ur seo",
    "ga": "an na agus ar a tá le do go bhí ag ó chun mar sin gach nuair leis againn ár seo nó atá bhfuil faoi ina",
    "pl": "w i na z do się że jest o nie po dla przez od oraz jako są które który lub być ich tym jak może za ze",
    "fr": "le la les de des du et en un une est que pour dans qui sur par pas plus avec nous vous sont au aux ce cette",
    "es": "el la los las de del y en un una es que para por con no se su como más al lo son está nuestra",
    "pt": "o a os as de do da dos das e em um uma é que para por com não se seu como mais ao são está nossa",
    "ro": "și în de la cu pe un o este că pentru sunt din care nu se au mai sau să prin ale fost",
    "de": "der die das und in den von zu mit ist des für auf im dem nicht ein eine als auch es an werden sind oder wir",
}
WORDS = {language: frozenset(words.split()) for language, words in COMMON.items()}
FEWEST_WORDS = 12
FEWEST_LETTERS = 10
SHARE = 0.2
LEAST_LEAD = 2  # times as many common words of the other language as of the document's
LOOKED_AT = 400  # words of a paragraph: what a language is shows early


def looks_like_another(text: str, words: list[str], *, language: str) -> bool:
    """Whether the paragraph seems to be written in another language; unknown languages of documents never are."""
    if language not in WORDS:
        return False
    if not text.isascii() and is_in_another_alphabet(text[:2000]):
        return True
    if len(words) < FEWEST_WORDS:
        return False
    looked_at = [word.strip(".,;:!?()“”\"'’‘").lower() for word in words[:LOOKED_AT]]
    own = sum(word in WORDS[language] for word in looked_at)
    others = max(sum(word in common for word in looked_at) for name, common in WORDS.items() if name != language)
    return others >= SHARE * len(looked_at) and others >= LEAST_LEAD * own


def is_in_another_alphabet(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    foreign = sum(not unicodedata.name(letter, "").startswith("LATIN") for letter in letters if letter > "\u024f")
    return foreign >= FEWEST_LETTERS and foreign * 2 >= len(letters)
