from __future__ import annotations

from datetime import date, datetime
from typing import Any, Dict, List, Optional, Sequence, Union, cast

from ._transport import Call, Transport, segment
from ._uploads import FileInput, file_form

Moment = Union[str, date, datetime]


def iso(moment: Optional[Moment]) -> Optional[str]:
    if isinstance(moment, datetime) and moment.tzinfo is None:
        moment = moment.astimezone()
    return moment.isoformat() if isinstance(moment, date) else moment


class Messages:
    """Stored messages. The key needs the scope *messages*."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(
        self,
        flow_id: str,
        *,
        chat_id: Optional[str] = None,
        session_id: Optional[str] = None,
        message_id: Optional[str] = None,
        memory_type: Optional[str] = None,
        chat_type: Optional[str] = None,
        feedback: bool = False,
        feedback_type: Optional[str] = None,
        start_date: Optional[Moment] = None,
        end_date: Optional[Moment] = None,
        sort: Optional[str] = None,
        page: Optional[int] = None,
        limit: Optional[int] = None,
    ) -> List[Dict[str, Any]]:
        """With ``feedback`` each tells how it was judged, and pages count sessions; ``feedback_type`` needs it."""
        query = {"chatId": chat_id, "sessionId": session_id, "messageId": message_id, "memoryType": memory_type}
        query.update(chatType=chat_type, startDate=iso(start_date), endDate=iso(end_date))
        query.update(feedback="true" if feedback else None, feedbackType=feedback_type)
        paging = {"sort": sort, "page": page, "limit": limit}
        call = Call("GET", f"/api/v1/chatmessage/{segment(flow_id)}", query={**query, **paging})
        return cast("List[Dict[str, Any]]", self._transport.json(call))

    def delete(
        self,
        flow_id: str,
        *,
        chat_id: Optional[str] = None,
        session_id: Optional[str] = None,
        message_id: Optional[str] = None,
        memory_type: Optional[str] = None,
        chat_type: Optional[str] = None,
        feedback_type: Optional[str] = None,
        start_date: Optional[Moment] = None,
        end_date: Optional[Moment] = None,
    ) -> Dict[str, Any]:
        """Deletes what matches every given filter; all of the flow's without one."""
        query = {"chatId": chat_id, "sessionId": session_id, "messageId": message_id, "memoryType": memory_type}
        query.update(chatType=chat_type, feedbackType=feedback_type)
        query.update(startDate=iso(start_date), endDate=iso(end_date))
        call = Call("DELETE", f"/api/v1/chatmessage/{segment(flow_id)}", query=query)
        return cast("Dict[str, Any]", self._transport.json(call))


class FeedbackRoom:
    """What people thought of an answer."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def create(
        self, flow_id: str, *, chat_id: str, message_id: str, rating: str, content: str = ""
    ) -> Dict[str, Any]:
        """``rating`` is ``THUMBS_UP`` or ``THUMBS_DOWN``."""
        body = {"chatId": chat_id, "messageId": message_id, "rating": rating, "content": content}
        return cast("Dict[str, Any]", self._transport.json(Call("POST", f"/api/v1/feedback/{segment(flow_id)}", body)))

    def update(self, feedback_id: str, content: str) -> Dict[str, Any]:
        call = Call("PUT", f"/api/v1/feedback/{segment(feedback_id)}", {"content": content})
        return cast("Dict[str, Any]", self._transport.json(call))

    def list(self, flow_id: str, *, chat_id: Optional[str] = None) -> List[Dict[str, Any]]:
        call = Call("GET", f"/api/v1/feedback/{segment(flow_id)}", query={"chatId": chat_id})
        return cast("List[Dict[str, Any]]", self._transport.json(call))


class Leads:
    """Who left an address."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def create(
        self,
        flow_id: str,
        *,
        chat_id: str,
        name: Optional[str] = None,
        email: Optional[str] = None,
        phone: Optional[str] = None,
    ) -> Dict[str, Any]:
        given = {"name": name, "email": email, "phone": phone}
        about = {field: value for field, value in given.items() if value is not None}
        body = {"chatflowid": flow_id, "chatId": chat_id, **about}
        return cast("Dict[str, Any]", self._transport.json(Call("POST", "/api/v1/leads", body)))

    def list(self, flow_id: str) -> List[Dict[str, Any]]:
        return cast("List[Dict[str, Any]]", self._transport.json(Call("GET", f"/api/v1/leads/{segment(flow_id)}")))


class Attachments:
    """Reads files for a conversation: what comes back goes into an upload of the type ``file:full``."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def create(
        self, flow_id: str, chat_id: str, files: Sequence[FileInput], *, base64: bool = False
    ) -> List[Dict[str, Any]]:
        form = file_form(files, {"base64": "true" if base64 else None})
        call = Call("POST", f"/api/v1/attachments/{segment(flow_id)}/{segment(chat_id)}", form)
        return cast("List[Dict[str, Any]]", self._transport.json(call))


class Vectors:
    """Fills the vector store of a flow."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def upsert(
        self,
        flow_id: str,
        *,
        files: Sequence[FileInput] = (),
        override_config: Optional[Dict[str, Any]] = None,
        stop_node_id: Optional[str] = None,
    ) -> Dict[str, Any]:
        """``stop_node_id`` says which vector store, when the flow has several."""
        stop = {} if stop_node_id is None else {"stopNodeId": stop_node_id}
        config = override_config or {}
        body = file_form(files, {**config, **stop}) if files else {"overrideConfig": config, **stop}
        call = Call("POST", f"/api/v1/vector/upsert/{segment(flow_id)}", body)
        return cast("Dict[str, Any]", self._transport.json(call))
