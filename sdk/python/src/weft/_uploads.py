from __future__ import annotations

import base64
import json
import mimetypes
import os
import uuid
from typing import Any, BinaryIO, Dict, Iterable, List, NamedTuple, Tuple, Union

from ._transport import Form

FileInput = Union[str, "os.PathLike[str]", Tuple[str, bytes], BinaryIO]
"""A path, a name with its bytes, or a file opened for reading bytes."""

UploadInput = Union[FileInput, Dict[str, Any]]
"""A file, or an upload as the API takes it: ``{"data": …, "type": …, "name": …, "mime": …}``."""

# What some systems do not know, and servers check against the file's name.
_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".m4a": "audio/mp4",
    ".md": "text/markdown",
    ".ogg": "audio/ogg",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".wav": "audio/wav",
    ".webm": "audio/webm",
    ".webp": "image/webp",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class _File(NamedTuple):
    name: str
    mime: str
    content: bytes


def _read(file: FileInput) -> _File:
    if isinstance(file, tuple):
        name, content = file
    elif isinstance(file, (str, os.PathLike)):
        name = os.path.basename(os.fspath(file))
        with open(file, "rb") as opened:
            content = opened.read()
    else:
        name = os.path.basename(str(getattr(file, "name", "file")))
        content = file.read()
    known = _TYPES.get(os.path.splitext(name)[1].lower()) or mimetypes.guess_type(name)[0]
    return _File(name, known or "application/octet-stream", content)


def to_upload(given: UploadInput) -> Dict[str, Any]:
    """The upload as the API takes it; a file becomes a data URL."""
    if isinstance(given, dict):
        return given
    file = _read(given)
    return {
        "data": f"data:{file.mime};base64,{base64.b64encode(file.content).decode('ascii')}",
        "type": "audio" if file.mime.startswith("audio/") else "file",
        "name": file.name,
        "mime": file.mime,
    }


def file_form(files: Iterable[FileInput], fields: Dict[str, Any]) -> Form:
    """A form has texts only, and its fields stand beside each other: what is not a text is written as JSON."""
    boundary = f"weft-{uuid.uuid4().hex}"
    parts: List[bytes] = []
    for name, value in fields.items():
        if value is not None:
            text = value if isinstance(value, str) else json.dumps(value)
            parts.append(_part(boundary, f'name="{_quoted(name)}"', text.encode()))
    for given in files:
        file = _read(given)
        about = f'name="files"; filename="{_quoted(file.name)}"\r\nContent-Type: {file.mime}'
        parts.append(_part(boundary, about, file.content))
    return Form(f"multipart/form-data; boundary={boundary}", b"".join(parts) + f"--{boundary}--\r\n".encode())


def _part(boundary: str, about: str, content: bytes) -> bytes:
    return f"--{boundary}\r\nContent-Disposition: form-data; {about}\r\n\r\n".encode() + content + b"\r\n"


def _quoted(name: str) -> str:
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
