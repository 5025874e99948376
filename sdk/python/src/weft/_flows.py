from __future__ import annotations

import re
from typing import Any, Dict, List, Mapping, Optional, Tuple, cast

from ._transport import Call, Transport, read_text, segment


class Flows:
    """Flows as files. The key needs the scope *manage*."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(self) -> List[Dict[str, Any]]:
        """``id``, ``name``, ``type``, ``version`` and ``published`` of each, the last changed first."""
        return cast("List[Dict[str, Any]]", self._transport.json(Call("GET", "/api/v1/flows")))

    def export(self, flow_id: str) -> Tuple[str, int]:
        """The file's text as it is to be written to disk, the same for the same flow and without secrets, and the
        number of its version."""
        with self._transport.open(Call("GET", f"/api/v1/flows/{segment(flow_id)}/export")) as response:
            number = re.search(r"\d+", response.headers.get("ETag") or "")
            return read_text(response), int(number.group()) if number else 0

    def import_(
        self,
        file: Mapping[str, Any],
        *,
        dry_run: bool = False,
        name: Optional[str] = None,
        flow_id: Optional[str] = None,
        base: Optional[int] = None,
        publish: bool = False,
    ) -> Dict[str, Any]:
        """Makes a flow of a file of Weft, Flowise, FlowGen or Agentok, or a new version of ``flow_id``. ``dry_run``
        saves nothing and says what would become of each node. ``base`` is the version that the file began from: refused
        with 409 when somebody has saved since; 0 for a flow that must not exist yet."""
        query = {"name": name, "id": flow_id, "base": base}
        query.update(dryRun="true" if dry_run else None, publish="true" if publish else None)
        call = Call("POST", "/api/v1/flows/import", dict(file), query=query)
        return cast("Dict[str, Any]", self._transport.json(call))
