"""Two hundred random working days: whatever people do in whatever order, no text of theirs is lost.

Reviewers write with an editor, through the tool, in spreadsheets and tables that come back late;
rows are merged and split, actions taken back; the articles change and are translated again, with
the real model. Every text is a word of its own, so that it can be looked for.
"""

import csv
import io
import itertools
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from openpyxl import load_workbook

from tests.conftest import Root
from translate.alignment import cell_text, read_alignment
from translate.corpus import Corpus
from translate.edit import Edit, apply_edits
from translate.errors import BitextError
from translate.undo import to_undo

SENTENCES = (
    "Un chat dort.",
    "Oui.",
    "Il pleut, et le vent se lève.",
    "Nous avons des insectes à corriger.",
    "Oui.",
    "La route est fermée.",
)
SENTENCE = st.sampled_from(SENTENCES)
ARTICLE = st.lists(st.lists(SENTENCE, min_size=2, max_size=3), min_size=1, max_size=2)
NAME = st.sampled_from(["a", "b"])
NUMBER = st.integers(0, 5)
COLUMN = st.sampled_from(["en", "fr_fixed", "note", "client"])
FORMAT = st.sampled_from(["tsv", "xlsx"])
TYPED = st.lists(st.tuples(NUMBER, COLUMN, st.booleans()), min_size=1, max_size=4)
STATUS = st.sampled_from(["mt", "query", "ok", "skip"])


class WorkingDays(RuleBasedStateMachine):
    """`written` are all words that the tool has taken or refused by name; `standing` those of them
    that nobody has replaced or taken back, so that they must be in a row, an orphan or a conflict.
    """

    @initialize(first=ARTICLE, second=ARTICLE)
    def begin(self, first, second):
        self.folder = tempfile.TemporaryDirectory()
        self.root = Root(Path(self.folder.name) / "root")
        (self.root.path / "corpus" / "fr").mkdir(parents=True)
        self.corpus = Corpus(self.root.path)
        self.written: set[str] = set()
        self.standing: set[str] = set()
        self.numbers = itertools.count()
        self.sent: list[Path] = []
        self.change_article("a", first)
        self.change_article("b", second)
        self.translate(option="")

    def teardown(self):
        if hasattr(self, "folder"):
            self.folder.cleanup()

    def word(self) -> str:
        return f"w{next(self.numbers):05d}"

    def wrote(self, word: str, before: str = "") -> None:
        """Somebody has put `word` where `before` stood, and knew it."""
        self.written.add(word)
        self.standing -= {old for old in self.standing if old in before}
        self.standing.add(word)

    # --- the articles ------------------------------------------------------------------------

    @rule(name=NAME, paragraphs=ARTICLE)
    def change_article(self, name, paragraphs):
        self.root.write(name, "".join(" ".join(p) + "\n" for p in paragraphs))

    @rule(option=st.sampled_from(["", "", "--force", "--resegment", "--include-reviewed"]))
    def translate(self, option):
        result = self.root.bitext("translate", *filter(None, [option]))
        assert result.exit_code == 0, result.stderr

    # --- reviewers ---------------------------------------------------------------------------

    @rule(name=NAME, n=NUMBER, column=st.sampled_from(["en", "fr_fixed", "note"]))
    def type_with_an_editor(self, name, n, column):
        row = self.row(name, n)
        before, word = cell_text(row, column), self.word()
        self.root.edit(name, row.id, **{column: word})
        self.written -= {old for old in self.written if old in before and not self.logged(old)}
        self.wrote(word, before)

    def logged(self, word: str) -> bool:
        """Whether a word stands elsewhere than in the rows, so that an editor cannot erase it."""
        return any(word in path.read_text("utf-8") for path in self.files() if ".log" in path.name)

    @rule(name=NAME, n=NUMBER, column=COLUMN, late=st.booleans())
    def write_through_the_tool(self, name, n, column, late):
        rows = self.root.rows(name)
        row = rows[n % len(rows)]
        order = sum(r.fr == row.fr for r in rows[: n % len(rows)])
        base, word = cell_text(row, column), self.word()
        edit = Edit(row.fr, column, "never there" if late else base, word, order, row.id)
        outcome = apply_edits(self.corpus, name, [edit], reviewer="ana")
        assert bool(outcome.conflicts) is late
        self.wrote(word, "" if late else base)

    @rule(name=NAME, n=NUMBER, status=STATUS)
    def decide(self, name, n, status):
        row = self.row(name, n)
        edit = Edit(row.fr, "status", str(row.status), status, 0, row.id)
        apply_edits(self.corpus, name, [edit], reviewer="ben")

    @rule(name=NAME, n=NUMBER, size=st.integers(2, 3))
    def merge(self, name, n, size):
        rows = self.root.rows(name)
        ids = [row.id for row in rows[n % len(rows) :][:size]]
        assert self.root.bitext("merge", name, *ids).exit_code in (0, 2)

    @rule(name=NAME, n=NUMBER, at=st.integers(1, 20))
    def split(self, name, n, at):
        self.root.bitext("split", name, self.row(name, n).id, str(at))

    @rule(redo=st.booleans())
    def take_back(self, redo):
        try:
            done = to_undo(self.corpus, redo=redo)
        except BitextError:
            return
        self.root.bitext("undo", *["--redo"][: int(redo)])
        # What an action brought goes with it.
        brought = str([e.change.after for entries in done.entries.values() for e in entries])
        self.standing -= {word for word in self.standing if word in brought}

    @rule(old=st.sampled_from(["w0", "1"]))
    def replace(self, old):
        result = self.root.bitext("replace", old, f"{old}x", "--in", "en", "--yes", "--json")
        self.standing -= {word for word in self.standing if word in result.stdout}

    # --- files that go out and come back -----------------------------------------------------

    @rule(format_name=FORMAT)
    def export(self, format_name):
        path = Path(self.folder.name) / f"{self.word()}.{format_name}"
        assert self.root.bitext("export", "-o", str(path)).exit_code == 0
        self.sent.append(path)

    @rule(n=NUMBER, typed=TYPED)
    def bring_back(self, n, typed):
        if not self.sent:
            return
        path = self.sent[n % len(self.sent)]
        fill = fill_table if path.suffix == ".tsv" else fill_sheet
        words = fill(path, [(number, c, self.word(), keep) for number, c, keep in typed])
        result = self.root.bitext("import", str(path))
        assert result.exit_code in (0, 1), result.stderr
        assert "not taken" not in result.stdout, result.stderr
        for word, before in words:
            self.wrote(word, before)

    # --- what must hold ----------------------------------------------------------------------

    def row(self, name, n):
        rows = self.root.rows(name)
        return rows[n % len(rows)]

    def files(self) -> list[Path]:
        return [p for p in (self.root.path / "alignments").rglob("*") if p.is_file()]

    @invariant()
    def every_text_is_somewhere(self):
        if not hasattr(self, "root") or not self.root.alignment("a").exists():
            return
        texts = {path: path.read_text(encoding="utf-8") for path in self.files()}
        everywhere = "\n".join(texts.values())
        assert not {word for word in self.written if word not in everywhere}
        tables = "\n".join(text for path, text in texts.items() if path.suffix == ".tsv")
        assert not {word for word in self.standing if word not in tables}
        for name in ("a", "b"):
            read_alignment(self.root.alignment(name))


def once(typed, rows):
    """What is typed last into each cell: (row, column) → (word, whether it is added there)."""
    return {(number % rows, column): (word, keep) for number, column, word, keep in typed}


def fill_table(path, typed):
    """Type words into cells of a table; what was typed is given back, with what stood there."""
    reader = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8")), dialect="excel-tab")
    rows = list(reader)
    columns = list(reader.fieldnames or [])
    if "client" not in columns:
        columns.append("client")
    done = []
    for (number, column), (word, keep) in once(typed, len(rows)).items():
        row = rows[number]
        before = row.get(column) or ""
        row[column] = f"{before} {word}" if keep else word
        done.append((word, "" if keep else before))
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, dialect="excel-tab", restval="")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8", newline="")
    return done


def fill_sheet(path, typed):
    """The same in a workbook."""
    book = load_workbook(path)
    sheet = book["review"]
    columns = [cell.value for cell in sheet[1]]
    if "client" not in columns:
        columns.append("client")
        sheet.cell(1, len(columns)).value = "client"
    done = []
    for (number, column), (word, keep) in once(typed, sheet.max_row - 1).items():
        cell = sheet.cell(2 + number, columns.index(column) + 1)
        before = cell.value or ""
        cell.value = f"{before} {word}" if keep else word
        done.append((word, "" if keep else before))
    book.save(path)
    return done


TestWorkingDays = pytest.mark.slow(pytest.mark.timeout(1800)(WorkingDays.TestCase))
TestWorkingDays.settings = settings(
    max_examples=200,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
