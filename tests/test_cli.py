"""The command line: help, usage errors, the filter, segment, status, init and demo."""

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest

from tests.made import make, row
from translate.checks.rough import article_roughness
from translate.cli import main
from translate.conflicts import CHANGED, Conflict, add_conflicts, conflicts_path
from translate.corpus import Corpus
from translate.rough import ROUGH_ARTICLE


def commands(group=main, path=()):
    for name, command in group.commands.items():
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


@pytest.mark.parametrize(
    ("path", "command"), list(commands()), ids=lambda v: " ".join(v) if isinstance(v, tuple) else ""
)
def test_every_command_and_option_has_help_and_stands_in_the_readme(path, command):
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{' '.join(path)} {parameter.opts}"
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    assert command.hidden or f"bitext {' '.join(path)}" in readme


def test_help_imports_nothing_heavy():
    code = (
        "import sys; sys.argv = ['bitext', '--help']\n"
        "from translate.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'torch', 'transformers', 'ctranslate2', 'sentencepiece', 'numpy', 'rich',"
        " 'sacrebleu'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_every_module_can_be_imported_first():
    package = Path(__file__).parent.parent / "translate"
    names = [
        ".".join(path.relative_to(package.parent).with_suffix("").parts)
        for path in sorted(package.rglob("*.py"))
        if path.name != "__main__.py"
    ]
    code = (
        "import importlib, sys\n"
        "for name in sys.argv[1:]:\n"
        "    for loaded in [m for m in sys.modules if m.split('.')[0] == 'translate']:\n"
        "        del sys.modules[loaded]\n"
        "    importlib.import_module(name)\n"
    )
    subprocess.run([sys.executable, "-c", code, *names], check=True)


def test_an_error_is_a_message_and_a_hint_without_traceback(tmp_path, run_command):
    result = run_command("status", "--root", str(tmp_path))
    assert result.returncode == 2
    message = result.stderr.decode()
    assert message.startswith(f"bitext: {tmp_path}: not a corpus root")
    assert "bitext init" in message
    assert "Traceback" not in message
    assert b"Traceback" in run_command("--debug", "status", "--root", str(tmp_path)).stderr


def test_init_makes_a_root_once(tmp_path, run_command):
    folder = tmp_path / "new"
    assert run_command("init", str(folder)).returncode == 0
    assert (folder / "corpus" / "fr").is_dir()
    settings = folder / "bitext.toml"
    settings.write_text("beam = 2\n", encoding="utf-8")
    assert run_command("init", str(folder)).returncode == 0
    assert settings.read_text(encoding="utf-8") == "beam = 2\n"
    assert run_command("translate", "--root", str(folder)).returncode == 0


# --- segment ---------------------------------------------------------------------------------


def test_segment_prints_a_sentence_a_line_and_a_gap_between_paragraphs(run_command):
    text = b"Il pleut. Il vente.\nUn chat dort.\n"
    result = run_command("segment", "-", input=text)
    assert result.stdout.decode() == "Il pleut.\nIl vente.\n\nUn chat dort.\n"


def test_segment_json_gives_exact_offsets(tmp_path, run_command):
    path = tmp_path / "a.txt"
    path.write_text("Il pleut.  Où vas-tu ?\n", encoding="utf-8")
    entries = json.loads(run_command("segment", "--json", str(path)).stdout)
    assert entries == [
        {"file": str(path), "paragraph": 1, "start": 0, "end": 9, "text": "Il pleut."},
        {"file": str(path), "paragraph": 1, "start": 11, "end": 22, "text": "Où vas-tu ?"},
    ]


def test_segment_drops_and_changes_nothing(tmp_path, run_command):
    # Decomposed accents, no-break spaces, entities and residue all come out as they went in.
    text = "De\u0301ja\u0300\u00a0! &eacute; ?? ??\n• «\u202fOui.\u202f»\n\n[ad_1]\n"
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    out = run_command("segment", str(path)).stdout.decode()
    assert "".join(out.split()) == "".join(text.split())


def test_segment_of_what_is_not_there_is_an_error(run_command):
    result = run_command("segment", "nowhere.txt")
    assert result.returncode == 2
    assert result.stderr.startswith(b"bitext: nowhere.txt: there is no such file")


# --- translate - -----------------------------------------------------------------------------


def test_the_filter_gives_a_line_for_a_line(run_command):
    text = "Il pleut.\n\nUn\u2028chat\rdort.\n  \nLe chien dort.".encode()
    result = run_command("translate", "-", input=text)
    lines = result.stdout.decode().split("\n")
    assert lines[-1] == ""
    lines.pop()
    assert len(lines) == 5
    assert "rain" in lines[0].lower()
    assert (lines[1], lines[3]) == ("", "")
    assert "dog" in lines[4].lower()


def test_the_filter_is_utf8_whatever_the_locale(run_command):
    environment = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "PATH": ""}
    from os import environ

    environment = {**environ, **environment}
    result = run_command("translate", "-", input="« Été », dit-il.\n".encode(), env=environment)
    assert result.returncode == 0
    result.stdout.decode("utf-8")


def test_the_filter_names_the_line_that_is_not_utf8(run_command):
    result = run_command("translate", "-", input=b"Oui.\n\xe9t\xe9\n")
    assert result.returncode == 2
    assert b"line 2: not UTF-8 (byte 0 of the line)" in result.stderr


def test_the_filter_as_json(run_command):
    result = run_command("translate", "-", "--json", input=b"Il pleut.\n\n")
    first, second = (json.loads(line) for line in result.stdout.decode().splitlines())
    assert first["fr"] == "Il pleut."
    assert 0 < first["confidence"] <= 1
    assert first["flags"] == []
    assert second["en"] == ""


# --- status ----------------------------------------------------------------------------------


def test_status_counts_rows_by_what_people_did(root):
    root.write("a", "[ad_1]\nIl pleut. Il vente.\nUn chat dort.\n")
    root.write("b", "Oui.\n")
    root.bitext("translate", "a")
    root.edit("a", "p2s1", en="Rain.")
    root.edit("a", "p2s2", status="ok")
    root.edit("a", "p3s1", status="query")
    report = json.loads(root.bitext("status", "--json").stdout)
    a, b = report["articles"]
    assert (a["segments"], a["reviewed"], a["fixed"], a["query"]) == (4, 2, 1, 1)
    assert (a["skipped"], a["orphaned"]) == (1, 0)
    assert b["note"] == "not translated yet"
    assert report["total"]["segments"] == 4
    table = root.bitext("status").stdout.splitlines()
    assert table[0].split()[0] == "article"
    assert table[-1].split()[0] == "total"


def test_status_counts_conflicts_and_says_where_they_lie(root):
    root.write("a", "Il pleut. Il vente.\n")
    root.write("sub/b", "Un chat dort.\n")
    root.bitext("translate")
    assert ".conflicts.tsv" not in root.bitext("status").stdout
    files = Corpus(root.path).files("sub/b")
    texts = [
        Conflict("2026-11-28", "ana", "p1s1", "Un chat dort.", "en", "", "x", new, CHANGED)
        for new in ("One.", "Two.")
    ]
    add_conflicts(conflicts_path(files), texts)
    a, b = json.loads(root.bitext("status", "--json").stdout)["articles"]
    assert (a["conflicts"], b["conflicts"]) == (0, 2)
    assert json.loads(root.bitext("status", "--json").stdout)["total"]["conflicts"] == 2
    shown = root.bitext("status").stdout
    assert "alignments/sub/b.conflicts.tsv: 2 texts without a place in the rows" in shown


def test_status_says_what_it_counts_as_flagged(root):
    root.write("a", "Il a 12 chats. Il a 13 chats.\n")
    root.bitext("translate")
    root.edit("a", "p1s1", flags="number")
    root.edit("a", "p1s2", flags="number", en="He has 14 cats.")
    shown = root.bitext("status").stdout
    (counts,) = json.loads(root.bitext("status", "--json").stdout)["articles"]
    assert counts["flagged"] == 1
    assert "flagged: rows with flags that nobody has reviewed or skipped" in shown


def test_status_judges_articles_that_no_run_has_judged_from_a_sample(root):
    rough = "Nous sommes courant hors de le argent et ils envoient nous dans la entreprise. " * 2
    make(root, "a", *(row(f"p{n}s1", f"{rough}{n}", "x") for n in range(1, 61)))
    make(root, "b", *(row(f"p{n}s1", f"Le chat numéro {n} dort.", "x") for n in range(1, 61)))
    assert "rough source" in root.bitext("status", "a").stdout
    assert "rough source" not in root.bitext("status", "b").stdout
    with_all = article_roughness(root.rows("a"))
    assert with_all > ROUGH_ARTICLE < article_roughness(root.rows("a"), 20)


def test_status_names_a_file_that_cannot_be_read(root):
    root.write("a", "Oui.\n")
    root.alignment("a").parent.mkdir()
    root.alignment("a").write_text("no header\n", encoding="utf-8")
    result = root.bitext("status")
    assert result.exit_code == 1
    assert "a.tsv, line 1" in result.stderr
