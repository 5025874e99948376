"""Calls the flows of a Weft server."""

from ._async_client import AsyncWeftClient
from ._client import Prediction, WeftClient
from ._errors import WeftError
from ._events import StreamEvent
from ._prediction import PredictionData

__all__ = ["AsyncWeftClient", "Prediction", "PredictionData", "StreamEvent", "WeftClient", "WeftError"]
__version__ = "0.1.0"
