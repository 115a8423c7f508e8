"""How long bitext's translator takes beside CTranslate2 alone and beside transformers.

    python benchmarks/engine/speed.py SENTENCES.fr [--limit 8000] [--rounds 2] [--generate 400]

SENTENCES.fr holds a French sentence a line. Everything runs in one process, with the same model,
beam 4, and the same number of threads; what is printed are ratios of wall time, and of processor
time, which other work on the machine disturbs less.

- plain: `ctranslate2.Translator.translate_batch` in int8 on tokenised sentences sorted by length,
  in the best of several batch settings; tokenising and detokenising are not counted.
- guarded: `Translator.translate` on the text: guard, tokenising, retries, detokenising.
- generate: transformers' `generate` on sorted sentences, eight at once, in float32, on a sample.
"""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from translate.engine import EngineSpec, load
from translate.engine.load import converted_folder
from translate.engine.models import resolve

if TYPE_CHECKING:
    from collections.abc import Callable

SETTINGS = (
    ("examples", 16),
    ("examples", 32),
    ("examples", 64),
    ("tokens", 1024),
    ("tokens", 4096),
)


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of wall time and of processor time."""
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - processor


def plain(model: str, sentences: list[str], threads: int) -> Callable[[tuple[str, int]], object]:
    """CTranslate2 alone, as its documentation shows it."""
    import ctranslate2
    from sentencepiece import SentencePieceProcessor

    source = SentencePieceProcessor(model_file=str(resolve(model).folder / "source.spm"))
    tokens = [[*pieces, "</s>"] for pieces in source.encode(sentences, out_type=str)]
    tokens.sort(key=len)
    translator = ctranslate2.Translator(
        str(converted_folder(resolve(model))),
        compute_type="int8",
        inter_threads=threads,
        intra_threads=1,
    )

    def work(setting: tuple[str, int], part: slice = slice(None)) -> object:
        return translator.translate_batch(
            tokens[part],
            beam_size=4,
            max_input_length=255,
            batch_type=setting[0],
            max_batch_size=setting[1],
        )

    return work


def generate(model: str, sentences: list[str], threads: int) -> Callable[[], object]:
    """The loop that transformers' documentation shows."""
    import torch
    from transformers import MarianMTModel, MarianTokenizer

    torch.set_num_threads(threads)
    folder = str(resolve(model).folder)
    tokenizer = MarianTokenizer.from_pretrained(folder)
    network = MarianMTModel.from_pretrained(folder, dtype=torch.float32).eval()
    ordered = sorted(sentences, key=len)

    def work() -> None:
        with torch.inference_mode():
            for start in range(0, len(ordered), 8):
                inputs = tokenizer(
                    ordered[start : start + 8], return_tensors="pt", padding=True, truncation=True
                )
                output = network.generate(**inputs, num_beams=4, max_length=256)
                tokenizer.batch_decode(output, skip_special_tokens=True)

    return work


def main() -> None:
    """Print times and ratios."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--model", default="starter")
    parser.add_argument("--limit", type=int, default=8000)
    parser.add_argument("--rounds", type=int, default=2, help="the best of so many is taken")
    parser.add_argument("--generate", type=int, default=400, help="sentences; 0: leave it out")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    lines = options.sentences.read_text(encoding="utf-8").splitlines()[: options.limit]

    guarded = load(EngineSpec(options.model, "ct2", "cpu", "int8", 4), threads=options.threads)
    alone = plain(options.model, lines, options.threads)
    sample = slice(0, None, max(1, len(lines) // 1000))
    tried = {setting: timed(lambda s=setting: alone(s, sample))[1] for setting in SETTINGS}
    setting = min(tried, key=tried.__getitem__)
    pairs = [
        (timed(lambda: alone(setting)), timed(lambda: list(guarded.translate(lines))))
        for _ in range(options.rounds)
    ]
    plain_wall, plain_processor = (min(pair[0][n] for pair in pairs) for n in (0, 1))
    wall, processor = (min(pair[1][n] for pair in pairs) for n in (0, 1))
    print(f"{len(lines)} sentences, {options.threads} threads, plain in batches of {setting}")
    print(f"plain     {plain_wall:7.1f} s wall {plain_processor:7.1f} s processor")
    print(f"guarded   {wall:7.1f} s wall {processor:7.1f} s processor")
    ratios = f"{wall / plain_wall:.2f} wall, {processor / plain_processor:.2f} processor"
    print(f"guarded / plain: {ratios}")
    if options.generate:
        some = lines[:: max(1, len(lines) // options.generate)]
        loop = timed(generate(options.model, some, options.threads))
        ours = timed(lambda: list(guarded.translate(some)))
        print(f"{len(some)} sentences")
        print(f"generate  {loop[0]:7.1f} s wall {loop[1]:7.1f} s processor")
        print(f"guarded   {ours[0]:7.1f} s wall {ours[1]:7.1f} s processor")
        print(
            f"generate / guarded: {loop[0] / ours[0]:.1f} wall, {loop[1] / ours[1]:.1f} processor"
        )


main()
