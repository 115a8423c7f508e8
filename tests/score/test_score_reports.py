"""What is printed, written and kept: text, Markdown, HTML, history."""

import json
import os
import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from tests.score.score_rows import LABEL, bad, good, half, row
from translate.score.content import Example, Table
from translate.score.environment import engine_signature
from translate.score.report_html import as_html
from translate.score.worddiff import Piece


@pytest.fixture
def reviewed(root, write_rows):
    """Three articles, rough and clean, with text that would break a page or a table."""
    write_rows("a", [half(n) for n in range(1, 8)])
    write_rows("b/c", [good(n) for n in range(1, 8)])
    nasty = row(8, "<script>alert(1)</script> | *x* &amp;", 'He said "no" | <b>bold</b> & left')
    write_rows("d", [replace(bad(n), flags=("rough-source",)) for n in range(1, 8)] + [nasty])
    return root


def test_markdown_tables_are_tables(reviewed):
    text = reviewed.bitext("score", "--markdown", "--worst", "2").stdout
    tables = re.findall(r"(?:^\|.*\|\n)+", text, re.MULTILINE)
    assert len(tables) == 3  # metrics, sources, articles
    for table in tables:
        widths = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
        assert len(widths) == 1
    assert re.search(r"\| edit rate \| \d+\.\d \|", text)
    assert "~~" in text
    assert "> **Note.**" in text


def test_text_and_json_say_the_same(reviewed):
    whole = json.loads(reviewed.bitext("score", "--json").stdout)["results"][0]["all"]
    text = reviewed.bitext("score").stdout
    for name, score in whole["scores"].items():
        found = re.search(rf"^{re.escape(name)} +([\d.]+) +([\d.]+)–([\d.]+) ", text, re.MULTILINE)
        interval = score["interval"]
        shown = [f"{v:.1f}" for v in (score["value"], interval["low"], interval["high"])]
        assert list(found.groups()) == shown
        assert score["signature"] in text


class _Page(HTMLParser):
    """What a page is made of; fails on a tag that is not closed."""

    EMPTY = ("meta",)

    def __init__(self):
        super().__init__()
        self.tags, self.open, self.links = [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name in ("href", "src", "action")]
        self.links += [name for name, _ in attrs if name.startswith("on")]
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_startendtag(self, tag, _attrs):
        self.tags.append(tag)


def test_the_page_is_whole_self_contained_and_escaped(reviewed, tmp_path):
    path = tmp_path / "report.html"
    assert reviewed.bitext("score", "--html", str(path)).exit_code == 0
    text = path.read_text(encoding="utf-8")
    page = _Page()
    page.feed(text)
    assert page.open == []
    assert page.links == []
    assert "script" not in page.tags
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "@import" not in text
    assert "url(" not in text
    assert page.tags.count("svg") == 3
    assert text.count("<article>") == 20  # the worst twenty
    assert "<del>" in text
    assert "<ins>" in text
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text


def test_plots_show_what_the_rows_are(reviewed, tmp_path):
    path = tmp_path / "report.html"
    reviewed.bitext("score", "--html", str(path))
    text = path.read_text(encoding="utf-8")
    bars = dict(re.findall(r"<title>([^<]+): ([\d.]+) % of the segments</title>", text))
    # 22 segments: 7 accepted, 7 half changed, 7 of which nothing was kept, and the nasty one.
    assert (bars["0"], bars["≤ 50"]) == ("31.8", "31.8")
    assert sum(map(float, bars.values())) == pytest.approx(100, abs=0.5)
    assert "<title>b/c: 100.0 (100.0–100.0)</title>" in text


def test_a_cell_with_markup_stays_text():
    blocks = [Table(("<a>",), (("<b>",),)), Example("<i>", (("<u>", (Piece("new", "<s>"),)),))]
    page = as_html(blocks, "<x>")
    for tag in ("a", "b", "i", "u", "s", "x"):
        assert f"&lt;{tag}&gt;" in page
        assert f"<{tag}>" not in page


@pytest.mark.slow
def test_the_page_in_a_browser(reviewed, tmp_path):
    """Chromium paints the plots in their colours, in light and in dark, without JavaScript."""
    browser = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
    )
    if not browser:
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium: apt-get install chromium")
        pytest.skip("no Chromium on this machine")
    page, shot = tmp_path / "report.html", tmp_path / "shot.png"
    reviewed.bitext("score", "--html", str(page))
    for dark, background in ((False, (255, 255, 255)), (True, (0x17, 0x18, 0x1A))):
        subprocess.run(
            [
                *(browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
                *("--disable-javascript", "--window-size=1000,2000", f"--screenshot={shot}"),
                *(["--blink-settings=preferredColorScheme=0"] if dark else []),
                page.as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        pixels = _pixels(shot)
        assert max(pixels, key=pixels.get) == background
        series = (0x56, 0xB4, 0xE9) if dark else (0x00, 0x72, 0xB2)
        assert pixels.get(series, 0) > 5000  # the bars


def _pixels(path):
    """How often each colour stands in a PNG of eight bits a channel without interlacing."""
    import struct
    import zlib
    from collections import Counter

    import numpy as np

    data, at, packed = path.read_bytes(), 8, b""
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + size]
        if kind == b"IHDR":
            width, height, depth, colours, _, _, interlaced = struct.unpack(">IIBBBBB", body)
            assert (depth, interlaced) == (8, 0)
        packed += body if kind == b"IDAT" else b""
        at += 12 + size
    channels = {2: 3, 6: 4}[colours]
    lines = np.frombuffer(zlib.decompress(packed), np.uint8).reshape(height, 1 + width * channels)
    rows = np.zeros((height + 1, width, channels), np.uint8)
    for n, line in enumerate(lines):
        raw, above = line[1:].reshape(width, channels), rows[n]
        match line[0]:
            case 0:
                rows[n + 1] = raw
            case 1:
                rows[n + 1] = np.cumsum(raw, axis=0, dtype=np.uint8)
            case 2:
                rows[n + 1] = raw + above
            case kind:
                rows[n + 1] = _predicted(raw, above, int(kind))
    return Counter(map(tuple, rows[1:, :, :3].reshape(-1, 3).tolist()))


def _predicted(raw, above, kind):
    """A line under PNG's filters 3 (average) and 4 (Paeth)."""
    line = [[0] * raw.shape[1]]
    up = [[0] * raw.shape[1], *above.tolist()]
    for n, pixel in enumerate(raw.tolist(), 1):
        values = []
        for value, a, b, c in zip(pixel, line[n - 1], up[n], up[n - 1], strict=True):
            near = min((a, b, c), key=lambda v, s=a + b - c: abs(s - v))
            values.append((value + ((a + b) // 2 if kind == 3 else near)) % 256)
        line.append(values)
    return line[1:]


# --- over time ----------------------------------------------------------------------------------


def test_history_shows_the_trend(root, write_rows):
    write_rows("a", [bad(1), good(2)])
    assert "No scores are kept yet" in root.bitext("score", "--history").stdout
    assert root.bitext("score", "--save").exit_code == 0
    write_rows("a", [half(1), good(2)])
    assert root.bitext("score", "--save").exit_code == 0
    text = root.bitext("score", "--history").stdout
    assert f"{LABEL}: post-edit, reviewed rows of the whole corpus" in text
    assert "25.0 (-25.0)" in text
    first, second = json.loads(root.bitext("score", "--history", "--json").stdout)
    assert first["results"][0]["edit_rate"] == 0.5
    (result,) = second["results"]
    assert {
        name: result[name] for name in ("model", "revision", "engine", "precision", "beam")
    } == {
        "model": "starter",
        "revision": "1",
        "engine": "ct2",
        "precision": "int8",
        "beam": 4,
    }
    assert result["segments"] == 2
    assert "|version:" in result["scores"]["BLEU"]["signature"]
    assert {"bitext", "python", "sacrebleu", "ctranslate2"} <= second["versions"].keys()
    assert second["instruction_set"]
    assert second["set"] == "all"
    assert second["commit"] == ""


def test_a_torn_line_of_the_history_is_ignored_and_stays_a_line_of_its_own(root, write_rows):
    write_rows("a", [good(1)])
    root.bitext("score", "--save")
    path = root.path / "alignments" / "_scores.jsonl"
    with path.open("ab") as file:
        file.write(b'{"date": "2026-')
    root.bitext("score", "--save")
    assert len(json.loads(root.bitext("score", "--history", "--json").stdout)) == 2
    assert len(path.read_bytes().splitlines()) == 3


def test_the_commit_is_kept_where_there_is_one(root, write_rows):
    write_rows("a", [good(1)])

    def git(*words):
        user = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org"]
        command = ["git", "-C", str(root.path), *user, *words]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "first")
    root.bitext("score", "--save")
    write_rows("a", [bad(1)])
    root.bitext("score", "--save")
    commit = git("rev-parse", "--short=12", "HEAD")
    found = json.loads(root.bitext("score", "--history", "--json").stdout)
    assert [entry["commit"] for entry in found] == [commit, commit + "+"]


def test_the_name_of_a_file_is_no_signature_of_an_engine():
    assert engine_signature("output.en") == {"model": "output.en"}


# --- COMET --------------------------------------------------------------------------------------


def test_comet_without_its_package_says_what_to_install(root, write_rows):
    if _has_comet():
        pytest.skip("unbabel-comet is installed")
    write_rows("a", [good(1)])
    result = root.bitext("score", "--comet", "Unbabel/wmt22-comet-da")
    assert result.exit_code == 2
    assert "pip install 'bitext[comet]'" in result.stderr


def test_comet_with_a_model_on_the_machine(root, write_rows):
    model = os.environ.get("BITEXT_COMET_MODEL")
    if not model or not _has_comet():
        pytest.skip("no COMET model: set BITEXT_COMET_MODEL and install bitext[comet]")
    write_rows("a", [good(1), bad(2)])
    result = root.bitext("score", "--json", "--comet", model)
    assert result.exit_code == 0, result.stderr
    score = json.loads(result.stdout)["results"][0]["all"]["scores"]["COMET"]
    assert score["interval"]["low"] <= score["value"] <= score["interval"]["high"]


def _has_comet():
    from importlib.util import find_spec

    return find_spec("comet") is not None
