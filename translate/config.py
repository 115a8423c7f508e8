"""The settings of a corpus root: `bitext.toml` and its defaults."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from translate.errors import CorpusError

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "bitext.toml"
CHOICES: dict[str, tuple[str, ...]] = {
    "engine": ("auto", "ct2", "torch"),
    "device": ("auto", "cpu", "cuda"),
    "precision": ("auto", "int8", "int8_float32", "float32", "float16", "bfloat16"),
    "input_mode": ("auto", "lines", "wrapped", "sentences"),
    "locale": ("", "en-GB", "en-US"),
}
TEMPLATE = """\
# Settings of this corpus. Each line shows a default: take off the # to change it.
# An option on the command line wins over this file.

# The model: "starter" (comes with bitext, small), a Hugging Face name that is on this machine,
# or a folder. Without a line here: Helsinki-NLP/opus-mt-fr-en where it is on the machine
# (bitext models get Helsinki-NLP/opus-mt-fr-en), else the starter.
# model = "Helsinki-NLP/opus-mt-fr-en"

# engine = "auto"          # auto, ct2 (CTranslate2), torch (transformers)
# device = "auto"          # auto, cpu, cuda
# precision = "auto"       # auto (int8 for ct2, float32 for torch), int8, float32, float16, …
# beam = 4                 # hypotheses kept while decoding; 1 is quicker and a little worse

# How the paragraphs of an article are found: "lines" (a line each), "wrapped" (blocks between
# empty lines), "sentences" (a sentence a line), "auto" (bitext looks).
# input_mode = "auto"

# locale = ""              # the English that reviewers write: "en-GB", "en-US", or "" for either
# checks_off = []          # codes of checks that are never reported here, e.g. ["long"]
# reviewer = ""            # who reviews on this machine, for the history
"""


@dataclass(frozen=True)
class Config:
    """The settings, with the defaults that hold where neither file nor option says anything."""

    model: str = ""
    engine: str = "auto"
    device: str = "auto"
    precision: str = "auto"
    beam: int = 4
    input_mode: str = "auto"
    locale: str = ""
    checks_off: tuple[str, ...] = ()
    reviewer: str = ""


def read_config(root: Path) -> Config:
    """The settings in `root`/bitext.toml; the defaults where there is no such file.

    Raises CorpusError, which names the file and the key, for anything it does not know.
    """
    path = root / FILE_NAME
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Config()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CorpusError(f"{path}: {error}", "Mend that line, or remove the file.") from error
    known = {f.name: f.default for f in fields(Config)}
    for key, value in values.items():
        if key not in known:
            raise CorpusError(
                f"{path}: unknown setting « {key} »", "Known are: " + ", ".join(known)
            )
        values[key] = _checked(path, key, value, known[key])
    return Config(**values)


def _checked(path: Path, key: str, value: Any, default: Any) -> Any:
    if isinstance(default, tuple):
        if isinstance(value, list) and all(isinstance(v, str) for v in value):
            return tuple(value)
        raise CorpusError(f"{path}: {key} must be a list of texts", f'{key} = ["…", "…"]')
    if type(value) is not type(default):
        kind = "a whole number" if isinstance(default, int) else "a text in quotes"
        raise CorpusError(f"{path}: {key} must be {kind}, not {value!r}", f"{key} = {default!r}")
    if key in CHOICES and value not in CHOICES[key]:
        raise CorpusError(
            f"{path}: {key} cannot be {value!r}", "Use one of: " + ", ".join(CHOICES[key])
        )
    if key == "beam" and not 1 <= value <= 32:
        raise CorpusError(f"{path}: beam must be from 1 to 32, not {value}", "beam = 4")
    return value
