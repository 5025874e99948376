from __future__ import annotations

import email.utils
import http.client
import json
import random
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from typing import Any, Dict, Mapping, Optional, Union

from ._errors import WeftError, parse_loosely, refusal

LONGEST_WAIT = 60.0
"""Longest wait, in seconds, that a server may ask for before a call is given up instead."""


@dataclass
class Form:
    """A body that is sent as a form."""

    content_type: str
    body: bytes


@dataclass
class Call:
    method: str
    path: str
    """Below the base address. Segments made of ids are encoded already."""
    body: Union[Dict[str, Any], Form, None] = None
    query: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    timeout: Optional[float] = None
    retries: Optional[int] = None


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """A redirect would carry the key to another host and turn a question into a plain GET."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


class Transport:
    """Adds address and key, tries again what was refused for the moment, and turns every failure into a WeftError."""

    def __init__(
        self, base_url: str, api_key: str, timeout: float, retries: int, headers: Optional[Mapping[str, str]]
    ) -> None:
        self._base = base_url.rstrip("/")
        self._timeout = timeout
        self._retries = retries
        self._headers = {
            "User-Agent": "weft-python/0.1.0",
            **({"Authorization": f"Bearer {api_key}"} if api_key else {}),
            **(headers or {}),
        }
        self._opener = urllib.request.build_opener(_NoRedirects)

    def json(self, call: Call) -> Any:
        """Sends, and returns the parsed body of a successful answer."""
        with self.open(call) as response:
            return parse_loosely(read_text(response))

    def open(self, call: Call) -> http.client.HTTPResponse:
        """Sends, and returns a successful answer whose body is still to be read."""
        retries = self._retries if call.retries is None else call.retries
        attempt = 0
        while True:
            try:
                return self._send(call)
            except urllib.error.HTTPError as answer:
                with answer:
                    error = refusal(answer.code, read_text(answer))
                    wait = retry_delay(answer.headers.get("Retry-After"), attempt)
                if answer.code not in (429, 503) or attempt >= retries or wait > LONGEST_WAIT:
                    raise error from None
            except (OSError, http.client.HTTPException) as problem:
                raise unreachable(problem) from problem
            time.sleep(wait)
            attempt += 1

    def _send(self, call: Call) -> http.client.HTTPResponse:
        headers = dict(self._headers)
        data: Optional[bytes] = None
        if isinstance(call.body, Form):
            headers["Content-Type"] = call.body.content_type
            data = call.body.body
        elif call.body is not None:
            headers["Content-Type"] = "application/json"
            data = json.dumps(call.body).encode()
        headers.update(call.headers)
        query = urllib.parse.urlencode({name: value for name, value in call.query.items() if value is not None})
        url = f"{self._base}{call.path}{'?' + query if query else ''}"
        request = urllib.request.Request(url, data=data, headers=headers, method=call.method)
        timeout = self._timeout if call.timeout is None else call.timeout
        # No limit is written as 0 or less here, and as None there.
        response: http.client.HTTPResponse = self._opener.open(request, timeout=timeout if timeout > 0 else None)
        return response


def read_text(response: Any) -> str:
    try:
        return bytes(response.read()).decode("utf-8", "replace")
    except (OSError, http.client.HTTPException) as problem:
        raise unreachable(problem) from problem


def unreachable(problem: BaseException) -> WeftError:
    cause = getattr(problem, "reason", problem)
    if isinstance(cause, TimeoutError):
        return WeftError("Nothing came from the server within the time limit.", 0)
    return WeftError(f"The server cannot be reached, or the connection broke ({cause}).", 0)


def retry_delay(header: Optional[str], attempt: int) -> float:
    """How many seconds to wait before trying again."""
    asked = _retry_after(header)
    return backoff(attempt) if asked is None else asked


def _retry_after(header: Optional[str]) -> Optional[float]:
    if header is None:
        return None
    try:
        return max(0.0, float(header))
    except ValueError:
        pass
    try:
        return max(0.0, email.utils.parsedate_to_datetime(header).timestamp() - time.time())
    except (TypeError, ValueError):
        return None


def backoff(attempt: int) -> float:
    """Doubles from a quarter of a second to ten, a little uneven so that many callers do not return at once."""
    return float(min(10.0, 0.25 * 2**attempt) * random.uniform(0.75, 1.25))


def segment(text: str) -> str:
    return urllib.parse.quote(text, safe="")
