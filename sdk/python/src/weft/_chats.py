from __future__ import annotations

from typing import Any, Dict, Iterator, List, cast

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

    def list(self) -> List[Dict[str, Any]]:
        return cast("List[Dict[str, Any]]", self._transport.json(Call("GET", "/api/v1/chats")))

    def get(self, chat_id: str) -> Dict[str, Any]:
        """``status`` is ready, running, wait_for_human_input, completed or error."""
        return self._call("GET", chat_id)

    def delete(self, chat_id: str) -> Dict[str, Any]:
        return self._call("DELETE", chat_id)

    def send(self, chat_id: str, message: str) -> Dict[str, Any]:
        """Begins a run with a message and returns at once."""
        return self._call("POST", chat_id, "/messages", {"message": message})

    def messages(self, chat_id: str) -> List[Dict[str, Any]]:
        return cast("List[Dict[str, Any]]", self._call("GET", chat_id, "/messages"))

    def input(self, chat_id: str, message: str) -> Dict[str, Any]:
        """Answers a chat that waits for a person. An empty text lets it go on without one."""
        return self._call("POST", chat_id, "/input", {"message": message})

    def abort(self, chat_id: str) -> Dict[str, Any]:
        return self._call("POST", chat_id, "/abort")

    def events(self, chat_id: str) -> Iterator[StreamEvent]:
        """What happens in the chat from now on, until the server or the consumer ends it."""
        with self._transport.open(Call("GET", f"/api/v1/chats/{segment(chat_id)}/events")) as response:
            for frame in frames_of(response):
                data = parse_loosely(frame.data)
                if isinstance(data, dict):
                    event: StreamEvent = {"event": frame.event, "data": data}
                    if frame.id:
                        event["id"] = frame.id
                    yield event

    def _call(self, method: str, chat_id: str, rest: str = "", body: Any = None) -> Dict[str, Any]:
        call = Call(method, f"/api/v1/chats/{segment(chat_id)}{rest}", body)
        return cast("Dict[str, Any]", self._transport.json(call))
