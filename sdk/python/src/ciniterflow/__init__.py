"""The client under the names that programs for CiniterFlow import."""

from weft import Prediction, PredictionData, WeftError
from weft import WeftClient as CiniterFlow

__all__ = ["CiniterFlow", "Prediction", "PredictionData", "WeftError"]
