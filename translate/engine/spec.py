"""What to translate with, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass

from translate.errors import UsageError

ENGINES = ("auto", "ct2", "torch")
DEVICES = ("auto", "cpu", "cuda")
PRECISIONS = {
    "ct2": (
        "int8",
        "int8_float32",
        "int8_float16",
        "int8_bfloat16",
        "int16",
        "float32",
        "float16",
        "bfloat16",
    ),
    "torch": ("float32", "float16", "bfloat16"),
}


@dataclass(frozen=True)
class Hypothesis:
    """The translation of one segment.

    `confidence` is the model's mean probability of a token, exp(mean log-probability), from 0
    to 1 and rounded to three decimals; None where no model was needed (a number, a URL).
    `flags` holds the codes of what is wrong with the text: loop, copy, empty, ratio.
    """

    text: str
    confidence: float | None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True)
class EngineSpec:
    """A model and how to run it, as the user asks for it.

    `model` is `starter`, a Hugging Face name or a folder. `engine` auto means ct2, except on
    a CUDA device, where it means torch. `precision` auto means int8 with ct2 and float32 with
    torch.
    """

    model: str = "starter"
    engine: str = "auto"
    device: str = "auto"
    precision: str = "auto"
    beam: int = 4

    def resolved(self) -> EngineSpec:
        """The same spec with engine and precision named, checked against what there is.

        Raises `UsageError` where the words do not fit together.
        """
        engine = self.engine
        if engine == "auto":
            engine = "torch" if self.device == "cuda" else "ct2"
        if engine not in PRECISIONS:
            raise UsageError(f"unknown engine “{self.engine}”", f"one of: {', '.join(ENGINES)}")
        if self.device not in DEVICES:
            raise UsageError(f"unknown device “{self.device}”", f"one of: {', '.join(DEVICES)}")
        precision = self.precision
        if precision in ("auto", ""):
            precision = PRECISIONS[engine][0]
        if precision not in PRECISIONS[engine]:
            raise UsageError(
                f"the engine {engine} has no precision “{precision}”",
                f"one of: {', '.join(PRECISIONS[engine])}",
            )
        if self.beam < 1:
            raise UsageError(f"a beam of {self.beam} is too small", "use 1 or more; 4 is usual")
        return EngineSpec(self.model, engine, self.device, precision, self.beam)
