from __future__ import annotations

import json
import re
from typing import Any


class WeftError(Exception):
    """A call that did not succeed.

    ``status`` is the HTTP status, or 0 when no answer came at all. ``body`` is the server's answer: parsed when it is
    JSON, otherwise its text.
    """

    def __init__(self, message: str, status: int, body: Any = None) -> None:
        super().__init__(message)
        self.message = message
        self.status = status
        self.body = body


def refusal(status: int, text: str) -> WeftError:
    """The error that a refusing answer stands for, in the server's own words where it has some."""
    body = parse_loosely(text)
    return WeftError(_message_in(body) or f"The server answered with status {status}.", status, body)


def _message_in(body: Any) -> str:
    if isinstance(body, str):
        return "" if body.lstrip().startswith("<") else body.strip()
    if isinstance(body, dict):
        for name in ("message", "error", "detail"):
            said = body.get(name)
            if isinstance(said, str) and said:
                return plain_message(said)
    return ""


def plain_message(message: str) -> str:
    """Without the name of the server's routine that some servers put before what happened."""
    return re.sub(r"^Error:\s*[\w.]+\s*-\s*", "", message)


def parse_loosely(text: str) -> Any:
    """The value that a text spells, or the text itself when it spells none."""
    try:
        return json.loads(text)
    except ValueError:
        return text
