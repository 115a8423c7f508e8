"""A process that is killed at any moment loses nothing that a person wrote and breaks no file."""

import json
import random
import signal
import subprocess
import sys
import time

import pytest

from translate.alignment import Status, read_alignment

SENTENCES = [
    "Le chat dort sur le toit de la maison.",
    "Il pleut depuis ce matin et la route est fermée.",
    "Nous avons deux enfants qui vont à l'école.",
    "La société vend des logiciels à des hôpitaux.",
    "Elle a promis de répondre avant la fin du mois.",
    "Personne ne sait encore combien cela va coûter.",
    "Les ingénieurs ont travaillé toute la nuit.",
    "Cette usine produit cent voitures par jour.",
]
KILLS = 50


def text(number: int, version: int) -> str:
    lines = [f"{sentence[:-1]} ({number}-{n})." for n, sentence in enumerate(SENTENCES)]
    lines[version % len(lines)] += f" C'est la version {version}."
    return "\n".join(lines) + "\n"


def start(root):
    command = [sys.executable, "-m", "translate", "translate", "--force", "--root", str(root.path)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_fifty_kills_lose_no_reviewed_cell_and_break_no_file(root):
    chance = random.Random(20261124)
    names = [f"a{n}" for n in range(6)]
    for number, name in enumerate(names):
        root.write(name, text(number, 0))
    began = time.monotonic()
    assert start(root).wait() == 0
    whole = time.monotonic() - began

    # A reviewer has worked on every article, the first row of which will lose its French.
    written = {}
    for name in names:
        rows = root.rows(name)
        for row in (rows[0], rows[3], rows[5]):
            english = f"Reviewed {name} {row.id}"
            root.edit(name, row.id, en=english, note=f"note {name} {row.id}", ignore="number")
            written[name, row.fr] = english

    cut_short = 0
    for kill in range(KILLS):
        changed = kill % len(names)
        root.write(names[changed], text(changed, kill + 1))
        process = start(root)
        time.sleep(chance.uniform(0, whole * 1.1))
        process.send_signal(signal.SIGKILL)
        cut_short += process.wait() != 0
        for name in names:
            rows = read_alignment(root.alignment(name)).rows
            orphans = read_alignment(root.alignment(f"{name}.orphans")).rows
            found = {row.fr: row for row in (*orphans, *rows)}
            for (article, french), english in written.items():
                if article == name:
                    row = found[french]
                    assert (row.en, row.status) == (english, Status.FIXED)
                    assert row.note == english.replace("Reviewed", "note")
                    assert row.ignore == ("number",)
    assert cut_short > KILLS / 4, "too few runs were really cut short"

    assert start(root).wait() == 0
    for name in names:
        rows = root.rows(name)
        assert all(row.mt and row.current for row in rows if not row.settled)
        published = (root.path / "corpus" / "en" / f"{name}.txt").read_text(encoding="utf-8")
        assert len(published.splitlines()) == len({row.id.split("s")[0] for row in rows})
    assert not (root.path / ".bitext" / "journal.jsonl").exists()


def test_a_journal_that_a_kill_left_is_used_and_a_torn_line_is_not(root):
    root.write("a", "\n".join(SENTENCES[:3]) + "\n")
    root.bitext("translate")
    engine = root.rows("a")[0].engine_label
    entry = {"engine": engine, "fr": SENTENCES[3], "mt": "From the journal.", "confidence": 0.5}
    whole = json.dumps({**entry, "flags": []})
    torn = json.dumps({**entry, "fr": SENTENCES[4], "flags": []})[:-9]
    journal = root.path / ".bitext" / "journal.jsonl"
    journal.write_text(f"{whole}\n{torn}", encoding="utf-8")
    root.write("a", "\n".join(SENTENCES[:5]) + "\n")
    result = root.bitext("translate", "--json")
    assert json.loads(result.stdout)["translated"] == 1
    assert root.rows("a")[3].mt == "From the journal."
    assert root.rows("a")[4].mt
    assert not journal.exists()
