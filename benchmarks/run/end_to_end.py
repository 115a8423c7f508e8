"""What the whole of `bitext translate` costs beside the model alone, as ratios of one run.

    python benchmarks/run/end_to_end.py SENTENCES.fr [--articles 200] [--sentences 40] [--beam 4]

SENTENCES.fr holds French, a sentence a line; each is used once. Three things are timed, one after
the other, on the same sentences with the same starter model and beam:

- `bitext translate` as a process, from start to exit, on a root of articles in hard paragraphs
  (the conversion of the model aside: it is done before);
- plain `ctranslate2.Translator.translate_batch`, int8, sorted by length, in the best of some batch
  sizes, tokenisation and detokenisation with SentencePiece included, loading aside;
- a transformers `generate` loop at batch size 8, in float32, on a part of them, scaled up.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from translate.alignment import read_alignment
from translate.corpus import Corpus
from translate.engine import EngineSpec, load
from translate.engine.models import resolve


def main() -> None:
    """Print the three times and their ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sentences_file", type=Path)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--sentences", type=int, default=40)
    parser.add_argument("--beam", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--torch-sentences", type=int, default=160)
    options = parser.parse_args()
    lines = options.sentences_file.read_text(encoding="utf-8").split("\n")
    lines = list(dict.fromkeys(line.strip() for line in lines if line.strip()))
    wanted = options.articles * options.sentences
    if len(lines) < wanted:
        options.articles = len(lines) // options.sentences
        print(f"only {len(lines)} distinct sentences: {options.articles} articles")

    os.environ["BITEXT_CACHE"] = tempfile.mkdtemp()
    load(EngineSpec("starter", "ct2", "cpu", "int8", options.beam))  # converts
    ratios, processor_ratios = [], []
    for number in range(options.rounds):
        with tempfile.TemporaryDirectory() as folder:
            root = make_root(Path(folder), lines, options.articles, options.sentences)
            whole, whole_processor = timed_command(root, options.beam)
            segments = [row.fr for name in Corpus(root).names() for row in rows(root, name)]
        plain, plain_processor = timed_plain(segments, options.beam)
        ratios.append(whole / plain)
        processor_ratios.append(whole_processor / plain_processor)
        print(
            f"round {number + 1}: {len(segments)} segments; bitext {whole:.1f} s, "
            f"plain CTranslate2 {plain:.1f} s, ratio {whole / plain:.3f}; "
            f"processor time {whole_processor:.1f} s and {plain_processor:.1f} s, "
            f"ratio {whole_processor / plain_processor:.3f}",
            flush=True,
        )
    wall, processor = (sorted(r)[len(r) // 2] for r in (ratios, processor_ratios))
    print(
        f"bitext / plain CTranslate2: {wall:.3f}, in processor time {processor:.3f} "
        f"(medians of {len(ratios)} rounds)"
    )
    torch = timed_torch(segments, options.torch_sentences, options.beam)
    print(f"transformers at batch size 8 / bitext: {torch / whole:.1f}")


def rows(root: Path, name: str) -> list:
    """The rows of one article."""
    return list(read_alignment(Corpus(root).files(name).alignment).rows)


def make_root(root: Path, lines: list[str], articles: int, sentences: int) -> Path:
    """A corpus root of articles of some sentences each, five to a paragraph."""
    folder = root / "corpus" / "fr"
    folder.mkdir(parents=True)
    for number in range(articles):
        own = lines[number * sentences : (number + 1) * sentences]
        text = "\n".join(" ".join(own[i : i + 5]) for i in range(0, len(own), 5))
        (folder / f"a{number:04}.txt").write_text(text + "\n", encoding="utf-8")
    return root


def timed_command(root: Path, beam: int) -> tuple[float, float]:
    """Seconds of `bitext translate`, from start to exit, and of processor time."""
    command = [sys.executable, "-m", "translate", "translate", "--root", str(root)]
    started, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [*command, "--model", "starter", "--beam", str(beam)], check=True, capture_output=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return time.perf_counter() - started, processor


def timed_plain(segments: list[str], beam: int) -> tuple[float, float]:
    """Seconds of plain CTranslate2 on the same sentences: the best of some batch sizes.

    Wall time, and processor time, each the least.
    """
    import ctranslate2
    import sentencepiece

    folder = resolve("starter").folder
    source = sentencepiece.SentencePieceProcessor(str(folder / "source.spm"))
    target = sentencepiece.SentencePieceProcessor(str(folder / "target.spm"))
    (converted,) = (p.parent for p in Path(os.environ["BITEXT_CACHE"]).rglob("model.bin"))
    cores = os.cpu_count() or 1
    translator = ctranslate2.Translator(
        str(converted), compute_type="int8", inter_threads=cores, intra_threads=1
    )
    wall, processor = [], []
    for batch in (1024, 2048, 4096):
        started, before = time.perf_counter(), time.process_time()
        ordered = sorted(source.encode(segments, out_type=str), key=len)
        results = translator.translate_batch(
            [[*pieces, "</s>"] for pieces in ordered],
            beam_size=beam,
            batch_type="tokens",
            max_batch_size=batch,
            max_input_length=250,
            max_decoding_length=250,
        )
        target.decode([result.hypotheses[0] for result in results])
        wall.append(time.perf_counter() - started)
        processor.append(time.process_time() - before)
    return min(wall), min(processor)


def timed_torch(segments: list[str], part: int, beam: int) -> float:
    """Seconds of a transformers `generate` loop at batch size 8, scaled up from every nth one."""
    import torch
    from transformers import MarianMTModel, MarianTokenizer

    folder = resolve("starter").folder
    tokenizer = MarianTokenizer.from_pretrained(folder)
    model = MarianMTModel.from_pretrained(folder, torch_dtype=torch.float32).eval()
    chosen = segments[:: max(1, len(segments) // part)]
    started = time.perf_counter()
    with torch.inference_mode():
        for start in range(0, len(chosen), 8):
            batch = tokenizer(chosen[start : start + 8], return_tensors="pt", padding=True)
            tokenizer.batch_decode(
                model.generate(**batch, num_beams=beam, max_length=250), skip_special_tokens=True
            )
    return (time.perf_counter() - started) * len(segments) / len(chosen)


if __name__ == "__main__":
    main()
