from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Iterator, Mapping, Optional

from ._chats import Chats
from ._events import StreamEvent, lasting_events, prediction_events, text_of, text_pieces
from ._executions import Executions
from ._flows import Flows
from ._prediction import (
    CallKeywords,
    CallOptions,
    PredictionData,
    QuestionKeywords,
    prediction_body,
    prediction_call,
    question_of,
    resume_call,
)
from ._records import Attachments, FeedbackRoom, Leads, Messages, Vectors
from ._tools import Tools
from ._transport import Call, Transport, segment

if TYPE_CHECKING:
    from typing_extensions import Unpack


class Prediction(Iterator[Any]):
    """An answer to iterate over: one reply, or the pieces of its text when it is streamed."""

    def __init__(self, items: Iterator[Any], events: Optional[Iterator[StreamEvent]] = None) -> None:
        self._items = items
        self._events = events

    def __iter__(self) -> "Prediction":
        return self

    def __next__(self) -> Any:
        return next(self._items)

    def events(self) -> Iterator[StreamEvent]:
        """Every event of a streamed answer, instead of its text alone."""
        if self._events is None:
            raise TypeError("This answer is not streamed. Ask with streaming=True to read its events.")
        return self._events

    def close(self) -> None:
        """Stops reading, and lets the connection go. The run goes on; ``abort`` stops that."""
        for iterator in (self._items, self._events):
            getattr(iterator, "close", lambda: None)()


class WeftClient:
    """Calls the flows of one server. May be used from several threads."""

    def __init__(
        self,
        base_url: str = "http://localhost:3000",
        api_key: str = "",
        *,
        timeout: float = 300.0,
        retries: int = 2,
        headers: Optional[Mapping[str, str]] = None,
    ) -> None:
        """``timeout`` is the longest silence of the server in seconds, 0 for no limit. ``retries`` says how often a
        call that was refused with 429 or 503 is tried again."""
        self._transport = Transport(base_url, api_key, timeout, retries, headers)
        self.chats = Chats(self._transport)
        self.executions = Executions(self._transport)
        self.flows = Flows(self._transport)
        self.tools = Tools(self._transport)
        self.messages = Messages(self._transport)
        self.feedback = FeedbackRoom(self._transport)
        self.leads = Leads(self._transport)
        self.attachments = Attachments(self._transport)
        self.vectors = Vectors(self._transport)

    def create_prediction(self, data: PredictionData, **options: Unpack[CallKeywords]) -> Prediction:
        """Asks a flow. A stream is asked for when it is first read from."""
        call = CallOptions(**options)
        if not data.streaming:
            return Prediction(iter([self._whole(data, call)]))
        events = prediction_events(self._transport, data, call)
        return Prediction(text_pieces(events), events)

    def ask(self, flow_id: str, question: str = "", **about: Unpack[QuestionKeywords]) -> str:
        """Asks, and returns the text of the answer."""
        return text_of(self._whole(*question_of(flow_id, question, **about)))

    def stream(self, flow_id: str, question: str = "", **about: Unpack[QuestionKeywords]) -> Iterator[str]:
        """Asks, and yields the text of the answer as it is written."""
        return text_pieces(self.events(flow_id, question, **about))

    def events(self, flow_id: str, question: str = "", **about: Unpack[QuestionKeywords]) -> Iterator[StreamEvent]:
        """Asks, and yields everything that the server tells of the answer."""
        return prediction_events(self._transport, *question_of(flow_id, question, **about))

    def resume(self, flow_id: str, last_event_id: str, chat_id: Optional[str] = None) -> Iterator[StreamEvent]:
        """Goes on with the stream of an answer after its event of that id. Nothing is left when it had ended."""
        options = CallOptions(last_event_id=last_event_id)
        return lasting_events(
            self._transport, lambda last_id: resume_call(flow_id, chat_id, options, last_id), options
        )

    def abort(self, flow_id: str, chat_id: str) -> None:
        """Stops what runs for a conversation, on the server too."""
        self._transport.json(Call("PUT", f"/api/v1/chatmessage/abort/{segment(flow_id)}/{segment(chat_id)}"))

    def _whole(self, data: PredictionData, options: CallOptions) -> Dict[str, Any]:
        body = prediction_body(data, streaming=False)
        reply = self._transport.json(prediction_call(data, body, options))
        return reply if isinstance(reply, dict) else {"text": str(reply)}
