from __future__ import annotations

from typing import Any, Dict, Optional, cast

from ._records import Moment, iso
from ._transport import Call, Transport, segment


class Executions:
    """Runs of agentflows. The key needs the scope *messages*, and *predict* to decide."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(
        self,
        *,
        agentflow_id: Optional[str] = None,
        agentflow_name: Optional[str] = None,
        session_id: Optional[str] = None,
        state: Optional[str] = None,
        start_date: Optional[Moment] = None,
        end_date: Optional[Moment] = None,
        page: Optional[int] = None,
        limit: Optional[int] = None,
    ) -> Dict[str, Any]:
        """``data``, the latest first, and ``total``. ``agentflow_name`` finds parts of names; pages begin at 1."""
        query = {"agentflowId": agentflow_id, "agentflowName": agentflow_name, "sessionId": session_id, "state": state}
        query.update(startDate=iso(start_date), endDate=iso(end_date))
        call = Call("GET", "/api/v1/executions", query={**query, "page": page, "limit": limit})
        return cast("Dict[str, Any]", self._transport.json(call))

    def get(self, execution_id: str) -> Dict[str, Any]:
        """``executionData`` holds its steps, and ``action`` what it waits for, both as JSON text."""
        return self._call("GET", execution_id)

    def delete(self, execution_id: str) -> Dict[str, Any]:
        """One that goes on or waits is ended first."""
        return self._call("DELETE", execution_id)

    def decide(
        self, execution_id: str, type: str, *, feedback: Optional[str] = None, node_id: Optional[str] = None
    ) -> Dict[str, Any]:
        """Answers what a run waits for with ``proceed`` or ``reject``, and returns what comes of it. ``node_id`` says
        which step is answered, where several wait."""
        run = self.get(execution_id)
        given = {"type": type, "feedback": feedback, "startNodeId": node_id}
        human_input = {name: value for name, value in given.items() if value is not None}
        body = {"chatId": run["sessionId"], "humanInput": human_input}
        call = Call("POST", f"/api/v1/prediction/{segment(run['agentflowId'])}", body)
        return cast("Dict[str, Any]", self._transport.json(call))

    def _call(self, method: str, execution_id: str) -> Dict[str, Any]:
        call = Call(method, f"/api/v1/executions/{segment(execution_id)}")
        return cast("Dict[str, Any]", self._transport.json(call))
