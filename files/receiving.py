"""How much of a file is taken from the wire: what is over the limit is thrown away as it comes."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler


class UpToTheLimit(FileUploadHandler):
    """Stands before the handlers that keep a file. One that is too large reaches them cut off just over the limit, so
    that its form can say so beside the box; the rest is read and dropped."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        return None if start > settings.LARGEST_UPLOAD else raw_data

    def file_complete(self, file_size: int) -> Any:
        return None
