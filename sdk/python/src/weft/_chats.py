from __future__ import annotations

from typing import Any, Dict, Iterator, List, Optional, cast

from ._errors import parse_loosely
from ._events import StreamEvent, frames_of
from ._transport import Call, Transport, segment


class Chats:
    """Conversations that the server keeps and that go on by themselves: send, look again later, answer when asked."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def create(self, name: str, from_flow: str) -> Dict[str, Any]:
        body = {"name": name, "from_type": "flow", "from_flow": from_flow}
        return cast("Dict[str, Any]", self._transport.json(Call("POST", "/api/v1/chats", body)))

    def list(
        self, *, status: Optional[str] = None, limit: Optional[int] = None, offset: Optional[int] = None
    ) -> List[Dict[str, Any]]:
        """Newest first."""
        call = Call("GET", "/api/v1/chats", query={"status": status, "limit": limit, "offset": offset})
        return cast("List[Dict[str, Any]]", self._transport.json(call))

    def get(self, chat_id: str) -> Dict[str, Any]:
        """``status`` is ready, running, wait_for_human_input, completed or error."""
        return self._call("GET", chat_id)

    def delete(self, chat_id: str) -> Dict[str, Any]:
        return self._call("DELETE", chat_id)

    def send(self, chat_id: str, message: str, *, wait: bool = False) -> Dict[str, Any]:
        """Begins a run with a message and returns at once; with ``wait`` when it has ended or waits for a person."""
        query = {"wait": "true"} if wait else {}
        return self._call("POST", chat_id, "/messages", {"message": message}, query)

    def messages(
        self, chat_id: str, *, after: Optional[str] = None, limit: Optional[int] = None
    ) -> List[Dict[str, Any]]:
        """Oldest first; with ``after`` those after the message of that id."""
        query = {"after": after, "limit": limit}
        return cast("List[Dict[str, Any]]", self._call("GET", chat_id, "/messages", query=query))

    def input(self, chat_id: str, message: str) -> Dict[str, Any]:
        """Answers a chat that waits for a person. An empty text lets it go on without one."""
        return self._call("POST", chat_id, "/input", {"message": message})

    def abort(self, chat_id: str) -> Dict[str, Any]:
        return self._call("POST", chat_id, "/abort")

    def events(self, chat_id: str, *, last_event_id: Optional[str] = None) -> Iterator[StreamEvent]:
        """What happens in the chat, after the event of that id if one is named, until the server or the consumer ends
        it."""
        headers = {} if last_event_id is None else {"Last-Event-ID": last_event_id}
        call = Call("GET", f"/api/v1/chats/{segment(chat_id)}/events", headers=headers)
        with self._transport.open(call) as response:
            for frame in frames_of(response):
                data = parse_loosely(frame.data)
                if isinstance(data, dict):
                    event: StreamEvent = {"event": frame.event, "data": data}
                    if frame.id:
                        event["id"] = frame.id
                    yield event

    def _call(
        self, method: str, chat_id: str, rest: str = "", body: Any = None, query: Optional[Dict[str, Any]] = None
    ) -> Dict[str, Any]:
        call = Call(method, f"/api/v1/chats/{segment(chat_id)}{rest}", body, query or {})
        return cast("Dict[str, Any]", self._transport.json(call))
