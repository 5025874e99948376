from __future__ import annotations

import http.client
import json
import time
from dataclasses import dataclass, field
from typing import Any, Callable, Dict, Iterator, Optional, Set, TypedDict

from ._errors import WeftError, parse_loosely, plain_message
from ._frames import Frame, FrameReader
from ._prediction import CallOptions, PredictionData, prediction_body, prediction_call
from ._transport import Call, Transport, backoff, read_text, unreachable


class _Named(TypedDict):
    event: str
    data: Any


class StreamEvent(_Named, total=False):
    """An event of an answer's stream: ``start``, ``token``, ``sourceDocuments``, ``metadata``, ``end`` and others."""

    id: str


LAST = {"metadata", "end", "abort", "error"}
# A server that restarts, or a proxy before one.
PASSING = {0, 429, 502, 503, 504}


@dataclass
class _Progress:
    """How far the stream has come, so that it can be taken up again."""

    last_id: str
    # Ids of the frames that came: a server that begins anew is listened to, but not twice.
    seen: Set[str] = field(default_factory=set)
    # Attempts in a row that brought nothing new.
    fruitless: int = 0
    retry: Optional[float] = None
    complete: bool = False


def prediction_events(transport: Transport, data: PredictionData, options: CallOptions) -> Iterator[StreamEvent]:
    """Asks, and yields the answer's events as they come.

    When the stream breaks off and the server numbers its frames, the same question is sent again with the number of
    the last one, and the stream goes on after it.
    """
    body = prediction_body(data, streaming=True)
    yield from lasting_events(transport, lambda last_id: prediction_call(data, body, options, last_id), options)


def lasting_events(
    transport: Transport, call_after: Callable[[str], Call], options: CallOptions
) -> Iterator[StreamEvent]:
    """The events of one answer over as many connections as it takes; ``call_after`` makes the call for each."""
    progress = _Progress(options.last_event_id or "")
    while True:
        try:
            yield from _attempt(transport, call_after(progress.last_id), progress)
            broken = WeftError("The stream broke off before its end.", 0)
        except WeftError as error:
            if error.status not in PASSING:
                raise
            broken = error
        if progress.complete:
            return
        if progress.last_id == "" or progress.fruitless >= options.reconnects:
            raise broken
        time.sleep(backoff(progress.fruitless) if progress.retry is None else progress.retry)
        progress.fruitless += 1


def _attempt(transport: Transport, call: Call, progress: _Progress) -> Iterator[StreamEvent]:
    with transport.open(call) as response:
        if response.status == 204:
            # Everything had come already.
            progress.complete = True
            return
        if not response.headers.get("Content-Type", "").startswith("text/event-stream"):
            yield from _whole_answer(response)
            progress.complete = True
            return
        for frame in frames_of(response):
            if frame.retry is not None:
                progress.retry = frame.retry / 1000
            if frame.id:
                if frame.id in progress.seen:
                    continue
                progress.seen.add(frame.id)
                progress.last_id = frame.id
                progress.fruitless = 0
            event = _event_of(frame)
            if event is None:
                continue
            progress.complete = progress.complete or event["event"] in LAST
            yield event
            if event["event"] == "end":
                return


def frames_of(response: http.client.HTTPResponse) -> Iterator[Frame]:
    reader = FrameReader()
    while True:
        try:
            data = response.read1(65536)
        except (OSError, http.client.HTTPException) as problem:
            raise unreachable(problem) from problem
        if not data:
            return
        yield from reader.feed(data)


def _event_of(frame: Frame) -> Optional[StreamEvent]:
    """A frame that carries no event (``[DONE]``, for one) gives None."""
    payload = parse_loosely(frame.data)
    if not isinstance(payload, dict):
        return None
    # Some servers send the payload itself and name the event only in the frame.
    data = payload["data"] if "data" in payload else payload.get("token", payload)
    event: StreamEvent = {"event": str(payload.get("event", frame.event)), "data": data}
    if frame.id:
        event["id"] = frame.id
    return event


def _whole_answer(response: http.client.HTTPResponse) -> Iterator[StreamEvent]:
    """A flow that cannot stream is answered whole; its reader need not know the difference."""
    reply = parse_loosely(read_text(response))
    if not isinstance(reply, dict):
        raise WeftError("The server answered with something that is no answer.", response.status, reply)
    yield {"event": "token", "data": text_of(reply)}
    yield {"event": "metadata", "data": reply}
    yield {"event": "end", "data": "[DONE]"}


def text_of(reply: Dict[str, Any]) -> str:
    text = reply.get("text")
    return text if isinstance(text, str) else json.dumps(reply.get("json", ""))


def text_pieces(events: Iterator[StreamEvent]) -> Iterator[str]:
    """The text of an answer, piece by piece. A failure inside the stream is raised."""
    try:
        for event in events:
            if event["event"] == "token" and event["data"]:
                yield str(event["data"])
            elif event["event"] == "error":
                raise WeftError(plain_message(str(event["data"])), 500, event)
    finally:
        # Whoever stops reading in the middle lets the connection go at once.
        getattr(events, "close", lambda: None)()
