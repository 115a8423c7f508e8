"""Machine translation from French to English with a MarianMT model on this machine."""

from __future__ import annotations

from translate.engine.load import label, load
from translate.engine.spec import EngineSpec, Hypothesis
from translate.engine.translator import Translator

__all__ = ["EngineSpec", "Hypothesis", "Translator", "label", "load"]
