from __future__ import annotations

from typing import Any, Dict, List, Optional, cast

from ._transport import Call, Transport, segment


class Tools:
    """Functions that agents are given. The key needs the scope *manage*."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(self) -> List[Dict[str, Any]]:
        """By name."""
        return cast("List[Dict[str, Any]]", self._transport.json(Call("GET", "/api/v1/tools")))

    def get(self, tool_id: str) -> Dict[str, Any]:
        return cast("Dict[str, Any]", self._transport.json(Call("GET", f"/api/v1/tools/{segment(tool_id)}")))

    def create(
        self,
        name: str,
        *,
        func: str = "",
        schema: str = "",
        description: str = "",
        color: str = "",
        icon_src: Optional[str] = None,
    ) -> Dict[str, Any]:
        """``func`` is the body of an async function in JavaScript, ``schema`` JSON of rows with ``property``, ``type``,
        ``description`` and ``required``."""
        body = {"name": name, "description": description, "color": color, "schema": schema, "func": func}
        call = Call("POST", "/api/v1/tools", {**body, "iconSrc": icon_src})
        return cast("Dict[str, Any]", self._transport.json(call))

    def update(
        self,
        tool_id: str,
        *,
        name: Optional[str] = None,
        func: Optional[str] = None,
        schema: Optional[str] = None,
        description: Optional[str] = None,
        color: Optional[str] = None,
        icon_src: Optional[str] = None,
    ) -> Dict[str, Any]:
        """Changes what is given."""
        given = {"name": name, "description": description, "color": color, "schema": schema, "func": func}
        given["iconSrc"] = icon_src
        body = {key: value for key, value in given.items() if value is not None}
        return cast("Dict[str, Any]", self._transport.json(Call("PUT", f"/api/v1/tools/{segment(tool_id)}", body)))

    def delete(self, tool_id: str) -> None:
        self._transport.json(Call("DELETE", f"/api/v1/tools/{segment(tool_id)}"))
