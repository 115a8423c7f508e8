"""BLEU and chrF of bitext's translator beside plain transformers, on the same test set.

    python benchmarks/engine/quality.py TEST.fr TEST.en [--limit N]

TEST.fr and TEST.en hold a sentence a line. The starter model is run twice, with a beam of 4: by
bitext (int8, with its guard) and by transformers' `generate` (float32, lines as they are), which
takes some minutes for a thousand lines on two cores.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from sacrebleu.metrics import BLEU, CHRF

from translate.engine import EngineSpec, load
from translate.engine.models import resolve


def main() -> None:
    """Print both systems' scores, with the signatures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("french", type=Path)
    parser.add_argument("english", type=Path)
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    french, english = (
        path.read_text(encoding="utf-8").split("\n")[: options.limit]
        for path in (options.french, options.english)
    )
    pairs = [(fr, en) for fr, en in zip(french, english, strict=True) if fr.strip()]
    sources, references = [fr for fr, _ in pairs], [en for _, en in pairs]
    found = dict(load(EngineSpec("starter")).translate(sources))
    flags = sum(bool(hypothesis.flags) for hypothesis in found.values())
    show("bitext", [found[n].text for n in range(len(sources))], references)
    print(f"  {flags} of {len(sources)} with a flag (loop, copy, empty, ratio)", flush=True)
    show("transformers", plain(sources), references)


def show(name: str, hypotheses: list[str], references: list[str]) -> None:
    """Print the scores of one system."""
    bleu, chrf = BLEU(), CHRF()
    scores = [metric.corpus_score(hypotheses, [references]).score for metric in (bleu, chrf)]
    print(f"{name}: BLEU {scores[0]:.1f}  chrF {scores[1]:.1f}  {bleu.get_signature()}", flush=True)


def plain(sources: list[str]) -> list[str]:
    """What transformers makes of the lines, eight at once, the longest last."""
    import torch
    from transformers import MarianMTModel, MarianTokenizer

    folder = resolve("starter").folder
    tokenizer = MarianTokenizer.from_pretrained(folder)
    model = MarianMTModel.from_pretrained(folder, torch_dtype=torch.float32).eval()
    order = sorted(range(len(sources)), key=lambda n: len(sources[n]))
    found = [""] * len(sources)
    with torch.inference_mode():
        for start in range(0, len(order), 8):
            numbers = order[start : start + 8]
            batch = tokenizer([sources[n] for n in numbers], return_tensors="pt", padding=True)
            texts = model.generate(**batch, num_beams=4, max_length=256)
            for n, text in zip(
                numbers, tokenizer.batch_decode(texts, skip_special_tokens=True), strict=True
            ):
                found[n] = text
    return found


if __name__ == "__main__":
    main()
