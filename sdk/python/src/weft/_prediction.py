from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Dict, Optional, Sequence, Tuple, TypedDict, Union

from ._transport import Call, Form, segment
from ._uploads import FileInput, UploadInput, file_form, to_upload


@dataclass
class PredictionData:
    """A question to a flow, in the API's own spelling."""

    chatflowId: str
    question: Optional[str] = None
    overrideConfig: Optional[Dict[str, Any]] = None
    chatId: Optional[str] = None
    """The conversation to go on with."""
    streaming: bool = False
    history: Optional[Sequence[Dict[str, Any]]] = None
    """Messages that stand before the stored ones: ``[{"role": "user", "content": "…"}]``."""
    uploads: Optional[Sequence[UploadInput]] = None
    """Files that are sent inside the question."""
    leadEmail: Optional[str] = None
    action: Optional[Dict[str, Any]] = None
    form: Optional[Dict[str, Any]] = None
    """Values of a flow that begins with a form; then there is no question."""
    humanInput: Optional[Dict[str, Any]] = None
    """The answer to a run that waits for a person: ``{"type": "proceed"}`` or ``{"type": "reject"}``."""
    sessionId: Optional[str] = None
    """The memory to use, when it is not that of the chat. Stands for ``overrideConfig["sessionId"]``."""
    files: Optional[Sequence[FileInput]] = None
    """Files that are sent as a form, for nodes that read documents."""


@dataclass
class CallOptions:
    timeout: Optional[float] = None
    """Longest silence of the server in seconds; 0 for no limit."""
    retries: Optional[int] = None
    headers: Optional[Dict[str, str]] = None
    idempotency_key: Optional[str] = None
    """Two calls with the same key are one run, so that a call may be repeated without asking twice."""
    version: Optional[int] = None
    """Number of the version that shall answer in place of the published one. Takes a key with the scope *manage*."""
    reconnects: int = 5
    """How often in a row a broken stream is taken up again without anything new arriving; 0 for never."""
    last_event_id: Optional[str] = None
    """The id of the last event that an earlier stream of this question brought; the stream goes on after it."""


class CallKeywords(TypedDict, total=False):
    timeout: float
    retries: int
    headers: Dict[str, str]
    idempotency_key: str
    version: int
    reconnects: int
    last_event_id: str


class QuestionKeywords(CallKeywords, total=False):
    """What ``ask``, ``stream`` and ``events`` take beside the question."""

    chat_id: str
    session_id: str
    override_config: Dict[str, Any]
    history: Sequence[Dict[str, Any]]
    uploads: Sequence[UploadInput]
    files: Sequence[FileInput]
    form: Dict[str, Any]
    human_input: Dict[str, Any]
    action: Dict[str, Any]
    lead_email: str


if TYPE_CHECKING:
    from typing_extensions import Unpack

_CALL_NAMES = {field.name for field in fields(CallOptions)}


def question_of(
    flow_id: str, question: Optional[str], **keywords: Unpack[QuestionKeywords]
) -> Tuple[PredictionData, CallOptions]:
    """What belongs to the question, and what to the call. An unknown keyword is a TypeError."""
    call = {name: value for name, value in keywords.items() if name in _CALL_NAMES}
    about = {_camel(name): value for name, value in keywords.items() if name not in _CALL_NAMES}
    # A form stands instead of a question.
    return PredictionData(flow_id, question or None, **about), CallOptions(**call)  # type: ignore[arg-type]


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def prediction_body(data: PredictionData, streaming: bool) -> Union[Dict[str, Any], Form]:
    """The request's body: JSON, or a form when files come along."""
    config = dict(data.overrideConfig or {})
    if data.sessionId is not None:
        config["sessionId"] = data.sessionId
    given = {
        **{name: getattr(data, name) for name in ("question", "chatId", "history", "leadEmail", "action", "form")},
        "humanInput": data.humanInput,
        "uploads": None if data.uploads is None else [to_upload(upload) for upload in data.uploads],
    }
    body = {name: value for name, value in given.items() if value is not None}
    body["streaming"] = streaming
    if data.files:
        return file_form(data.files, {**config, **body})
    return {**body, "overrideConfig": config} if config else body


def prediction_call(
    data: PredictionData, body: Union[Dict[str, Any], Form], options: CallOptions, last_id: str = ""
) -> Call:
    headers = dict(options.headers or {})
    if options.idempotency_key is not None:
        headers["Idempotency-Key"] = options.idempotency_key
    if last_id:
        headers["Last-Event-ID"] = last_id
    path = f"/api/v1/prediction/{segment(data.chatflowId)}"
    query = {} if options.version is None else {"version": options.version}
    return Call("POST", path, body, query=query, headers=headers, timeout=options.timeout, retries=options.retries)


def resume_call(flow_id: str, chat_id: Optional[str], options: CallOptions, last_id: str) -> Call:
    """Takes up the stream of an answer without its question."""
    headers = {**(options.headers or {}), "Last-Event-ID": last_id}
    path = f"/api/v1/prediction/{segment(flow_id)}/events"
    return Call(
        "GET", path, query={"chatId": chat_id}, headers=headers, timeout=options.timeout, retries=options.retries
    )
