"""In which other formats a publication can be had, as its pages say it. Asks; writes nothing."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from files.kinds import kind_of_media_type
from publications.languages import ENGLISH, LANGUAGES, SIGNED, direction, own_name
from publications.models import OtherFormat, Publication, Sort
from publications.renditions import size_in_words

ORDER = {sort: place for place, sort in enumerate(Sort)}


@dataclass(frozen=True)
class Offered:
    """One format: "Easy Read", "PDF, 340 KB"; its language where that is another; and where it is to be had."""

    other: OtherFormat
    called: str
    details: str

    @property
    def is_named_in_its_language(self) -> bool:
        return self.other.sort == Sort.TRANSLATION

    @property
    def language(self) -> str:
        return self.other.language

    @property
    def direction(self) -> str:
        return direction(self.other.language)

    @property
    def language_there(self) -> str:
        """The language at the end of the link."""
        return SIGNED if self.other.sort == Sort.BSL else self.other.language

    @property
    def is_made_on_request(self) -> bool:
        """Whether there is no file yet that an edition could be older than."""
        return self.other.sort == Sort.BRAILLE

    @property
    def in_english(self) -> str:
        """The language in the officers' words, where the name is in its own."""
        return LANGUAGES.get(self.other.language, ("", ""))[1] if self.is_named_in_its_language else ""

    @property
    def address(self) -> str:
        return self.other.get_absolute_url()

    @property
    def edition_number(self) -> int:
        return self.other.edition.number


def other_formats_of(publication: Publication) -> list[Offered]:
    """What readers are offered now: of each sort and language the newest, in the order of the pages. One query."""
    standing = publication.other_formats.filter(removed_on=None, edition__removed_on=None)
    newest: dict[tuple[str, str], OtherFormat] = {}
    for other in standing.select_related("edition").order_by("-number"):
        newest.setdefault((other.sort, other.language), other)
    rows = sorted(newest.values(), key=lambda other: (ORDER[Sort(other.sort)], own_name(other.language)))
    return [Offered(other, called(other), details_of(other)) for other in rows]


def called(other: OtherFormat) -> str:
    return own_name(other.language) if other.sort == Sort.TRANSLATION else str(Sort(other.sort).label)


def details_of(other: OtherFormat) -> str:
    """What is said beside the name: "PDF, 340 KB", or where the link leads."""
    said = []
    if other.sort != Sort.TRANSLATION and other.language != ENGLISH:
        said.append(own_name(other.language))
    if other.sha256:
        said += [kind_of_media_type(other.media_type).label, size_in_words(other.bytes)]
    elif other.link:
        said.append(_("opens on %(host)s") % {"host": host_of(other.link)})
    return ", ".join(said)


def host_of(link: str) -> str:
    """The name of the other site, as people know it."""
    return (urlsplit(link).hostname or "").removeprefix("www.")
