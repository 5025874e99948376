from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, AsyncIterator, Callable, Iterator, List, TypeVar, Union

from ._client import WeftClient
from ._events import StreamEvent
from ._prediction import CallKeywords, PredictionData, QuestionKeywords

if TYPE_CHECKING:
    from typing_extensions import Unpack

T = TypeVar("T")
_END: Any = object()


class AsyncWeftClient:
    """The same client for programs on asyncio. Its calls wait in threads, so that the event loop does not.

    What is not here is called with ``call``: ``await client.call(client.sync.messages.list, flow_id)``.
    """

    def __init__(self, *args: Any, **keywords: Any) -> None:
        """Takes what ``WeftClient`` takes."""
        self.sync = WeftClient(*args, **keywords)

    async def call(self, work: Callable[..., T], *args: Any, **keywords: Any) -> T:
        return await asyncio.to_thread(work, *args, **keywords)

    async def ask(self, flow_id: str, question: str = "", **about: Unpack[QuestionKeywords]) -> str:
        return await asyncio.to_thread(self.sync.ask, flow_id, question, **about)

    def stream(self, flow_id: str, question: str = "", **about: Unpack[QuestionKeywords]) -> AsyncIterator[str]:
        return _in_threads(self.sync.stream(flow_id, question, **about))

    def events(
        self, flow_id: str, question: str = "", **about: Unpack[QuestionKeywords]
    ) -> AsyncIterator[StreamEvent]:
        return _in_threads(self.sync.events(flow_id, question, **about))

    async def create_prediction(
        self, data: PredictionData, **options: Unpack[CallKeywords]
    ) -> Union[AsyncIterator[Any], List[Any]]:
        """An async iterator of the text for ``streaming=True``, otherwise a list with the one reply."""
        prediction = await asyncio.to_thread(self.sync.create_prediction, data, **options)
        return _in_threads(prediction) if data.streaming else list(prediction)

    async def abort(self, flow_id: str, chat_id: str) -> None:
        await asyncio.to_thread(self.sync.abort, flow_id, chat_id)


async def _in_threads(items: Iterator[T]) -> AsyncIterator[T]:
    try:
        while True:
            item = await asyncio.to_thread(next, items, _END)
            if item is _END:
                return
            yield item
    finally:
        try:
            getattr(items, "close", lambda: None)()
        except ValueError:
            # A thread still waits for the next piece; it lets the connection go when that comes.
            pass
