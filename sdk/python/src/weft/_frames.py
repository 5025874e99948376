from __future__ import annotations

import codecs
import re
from typing import Iterator, List, NamedTuple, Optional


class Frame(NamedTuple):
    """One server-sent event."""

    event: str
    data: str
    id: Optional[str]
    """Where the stream is after this frame, when the frame says so."""
    retry: Optional[int]
    """Milliseconds that the server asks to wait before reconnecting."""


class FrameReader:
    """Reads frames out of bytes that may be cut anywhere: inside a character, a line end or a frame.

    A frame that the end of the stream cuts short is dropped, as the standard says.
    """

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
        self._rest = ""
        self._begin()

    def _begin(self) -> None:
        self._data: List[str] = []
        self._event = ""
        self._id: Optional[str] = None
        self._retry: Optional[int] = None

    def feed(self, data: bytes) -> Iterator[Frame]:
        text = self._rest + self._decoder.decode(data)
        # A carriage return at the very end may be the first half of a line end.
        held = "\r" if text.endswith("\r") else ""
        lines = re.split("\r\n|\r|\n", text[: len(text) - len(held)])
        self._rest = lines.pop() + held
        for line in lines:
            frame = self._take(line)
            if frame is not None:
                yield frame

    def _take(self, line: str) -> Optional[Frame]:
        if line == "":
            frame = Frame(self._event or "message", "\n".join(self._data), self._id, self._retry) if self._data else None
            self._begin()
            return frame
        name, _, value = line.partition(":")
        value = value[1:] if value.startswith(" ") else value
        if name == "data":
            self._data.append(value)
        elif name == "event":
            self._event = value
        elif name == "id" and "\0" not in value:
            self._id = value
        elif name == "retry" and value.isascii() and value.isdigit():
            self._retry = int(value)
        return None
