"""What a picture may be: whole, not larger than screens and printers can hold, and nothing but a picture."""

import re
import struct
import zlib
from collections.abc import Iterator

from django.utils.translation import gettext as _

from files.kinds import Refused

LONGEST_SIDE = 20_000
MOST_DOTS = 50_000_000
NOT_A_PICTURE = re.compile(rb"<\s*(script|html|body|svg|iframe|\?php)|javascript:", re.IGNORECASE)
SIZES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}  # the segments that tell how large a JPEG is
ALONE = {0x01, *range(0xD0, 0xD8)}  # markers with nothing after them
WHERE_IT_WAS_TAKEN = 0x8825  # the tag under which cameras write latitude and longitude
SCAN_ENDS = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")


def look_at_png(content: bytes) -> tuple[int, int, tuple[str, ...]]:
    """Width, height and warnings. Raises Refused."""
    width, height, told, is_whole = 0, 0, [], False
    place = 8
    while place + 12 <= len(content) and not is_whole:
        length, name = struct.unpack(">I4s", content[place : place + 8])
        body = content[place + 8 : place + 8 + length]
        check = content[place + 8 + length : place + 12 + length]
        if len(check) < 4 or zlib.crc32(name + body) != int.from_bytes(check):
            raise damaged()
        if place == 8:
            if name != b"IHDR" or length != 13:
                raise damaged()
            width, height = struct.unpack(">II", body[:8])
            must_be_shown(width, height)
        elif name != b"IDAT":
            told.append(body)
            must_be_a_picture(body)
        is_whole = name == b"IEND"
        place += 12 + length
    if not is_whole or b"IDAT" not in content:
        raise damaged()
    if content[place:].strip(b"\x00\r\n "):
        raise joined()
    return width, height, warnings_of(told)


def look_at_jpeg(content: bytes) -> tuple[int, int, tuple[str, ...]]:
    """Width, height and warnings, of the first picture in the file: cameras put smaller ones behind it. Raises
    Refused."""
    place, sizes, told = 0, [], []
    while content[place : place + 2] == b"\xff\xd8":
        place, size, segments = one_jpeg(content, place + 2)
        sizes.append(size)
        told += segments
    if content[place:].strip(b"\x00\r\n "):
        raise joined()
    return *sizes[0], warnings_of(told)


def one_jpeg(content: bytes, place: int) -> tuple[int, tuple[int, int], list[bytes]]:
    """Where the picture ends that begins at a place, its size, and what is written in it beside the picture."""
    size: tuple[int, int] | None = None
    told: list[bytes] = []
    while True:
        while content[place : place + 2] == b"\xff\xff":
            place += 1
        if place + 2 > len(content) or content[place] != 0xFF:
            raise damaged()
        marker, place = content[place + 1], place + 2
        if marker == 0xD9:
            break
        if marker in ALONE:
            continue
        length = int.from_bytes(content[place : place + 2])
        body = content[place + 2 : place + length]
        if length < 2 or len(body) != length - 2:
            raise damaged()
        place += length
        if marker in SIZES:
            if len(body) < 5:
                raise damaged()
            height, width = struct.unpack(">HH", body[1:5])
            must_be_shown(width, height)
            size = size or (width, height)
        elif marker == 0xDA:
            ends = SCAN_ENDS.search(content, place)
            if ends is None:
                raise damaged()
            place = ends.end() - 2
        elif marker == 0xFE or 0xE0 <= marker <= 0xEF:
            must_be_a_picture(body)
            told.append(body)
    if size is None:
        raise damaged()
    return place, size, told


def must_be_shown(width: int, height: int) -> None:
    """The size a picture says it has is what programs make room for before they have read a dot of it."""
    if not width or not height:
        raise damaged()
    if max(width, height) > LONGEST_SIDE or width * height > MOST_DOTS:
        raise Refused(
            _("The picture is %(width)s × %(height)s dots, which is too large to show. Make it smaller.")
            % {"width": width, "height": height},
            code="too_many_dots",
        )


def must_be_a_picture(written: bytes) -> None:
    if NOT_A_PICTURE.search(written):
        raise Refused(
            _("The picture has a script or a web page in it. Save it again as a picture."), code="picture_runs"
        )


def damaged() -> Refused:
    return Refused(_("The picture is damaged or not complete. Save it again and choose it again."), code="damaged")


def joined() -> Refused:
    return Refused(_("The file is a picture and something else in one. Save the picture again."), code="joined")


# --- What a picture gives away ----------------------------------------------------------------------------------------


def warnings_of(told: list[bytes]) -> tuple[str, ...]:
    if any(tells_where(each) for each in told):
        return (
            _(
                "The picture says where it was taken, which readers can find out. Remove the location first if nobody "
                "should know it."
            ),
        )
    return ()


def tells_where(written: bytes) -> bool:
    """Whether the notes of a camera (Exif, or the same in XML) hold a place."""
    if b"GPSLatitude" in written:
        return True
    start = 6 if written.startswith(b"Exif\x00\x00") else 0
    return WHERE_IT_WAS_TAKEN in tags_of(written[start:])


def tags_of(notes: bytes) -> Iterator[int]:
    """The tags of the first list of Exif notes (TIFF 6.0, 2: a list is counted, each entry takes 12 bytes)."""
    order = {b"II*\x00": "<", b"MM\x00*": ">"}.get(notes[:4])
    if order is None or len(notes) < 10:
        return
    (first,) = struct.unpack(f"{order}I", notes[4:8])
    (count,) = struct.unpack(f"{order}H", notes[first : first + 2].ljust(2, b"\x00"))
    for number in range(count):
        entry = notes[first + 2 + 12 * number :][:2]
        if len(entry) < 2:
            return
        yield struct.unpack(f"{order}H", entry)[0]
