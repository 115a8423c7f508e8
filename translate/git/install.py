"""What tells git of the drivers: lines in `.gitattributes`, and commands in `.git/config`.

`.gitignore` keeps out what can be rebuilt: two clones would only ever disagree on it. Line ends
stay as they are (`-text`): an English article to which git for Windows gives CRLF would look as if
somebody had edited it.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

from translate.errors import UsageError
from translate.files import write_whole

_FIRST = "# These lines were written by « bitext git install »."
_LAST = "# end of bitext's lines"
# Lines of other kinds in it would be somebody else's: the block is torn then, and left alone.
_BLOCK = re.compile(rf"{re.escape(_FIRST)}\r?\n(?:[#/].*\n)*?{re.escape(_LAST)}\r?\n?")
_LINES = {
    ".gitattributes": """\
# Each clone runs it once for itself.
/alignments/**/*.tsv -text diff=bitext merge=bitext
/alignments/**/*.jsonl -text merge=union
/corpus/articles.tsv -text diff=bitext merge=bitext
/corpus/en/**/*.txt -text merge=bitext
""",
    ".gitignore": "/.bitext/\n",
}
_SECTIONS = ("diff.bitext", "merge.bitext")


def settings(python: str = sys.executable) -> dict[str, str]:
    """The keys of git's configuration; `python` is the interpreter that has bitext."""
    # -P: a folder named translate at the top of the work tree must not be taken for the package.
    command = f"{shlex.quote(Path(python).as_posix())} -P -m translate git"
    return {
        "diff.bitext.textconv": f"{command} diff",
        "diff.bitext.xfuncname": "^# (.*)$",
        "merge.bitext.name": "bitext, cell by cell",
        "merge.bitext.driver": f"{command} merge %O %A %B %P",
        # Of two common origins, git merges the origins first; the oldest does as well.
        "merge.bitext.recursive": "binary",
    }


def install(root: Path) -> bool:
    """Set up the drivers for the corpus root `root`; whether anything has changed.

    Raises UsageError where the root lies in no git repository.
    """
    _git(root, "rev-parse", "--show-toplevel")
    changed = False
    for key, value in settings().items():
        if _git(root, "config", "--local", "--default", "", "--get", key) != value:
            _git(root, "config", "--local", key, value)
            changed = True
    for name, lines in _LINES.items():
        block = f"{_FIRST}\n{lines}{_LAST}\n"
        text, there = _BLOCK.subn(block, _text(root / name), count=1)
        if not there:
            text += ("" if not text or text.endswith("\n") else "\n") + block
        changed |= write_whole(root / name, text.encode(errors="surrogateescape"))
    return changed


def uninstall(root: Path) -> bool:
    """Take away what `install` has set; whether there was anything."""
    _git(root, "rev-parse", "--show-toplevel")
    changed = False
    for section in _SECTIONS:
        if _git(root, "config", "--local", "--get-regexp", f"^{section}\\."):
            _git(root, "config", "--local", "--remove-section", section)
            changed = True
    for name in _LINES:
        path = root / name
        text = _text(path)
        rest = _BLOCK.sub("", text)
        if rest != text:
            changed = True
            if rest:
                write_whole(path, rest.encode(errors="surrogateescape"))
            else:
                path.unlink()
    return changed


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8", errors="surrogateescape")
    except FileNotFoundError:
        return ""


def _git(root: Path, *arguments: str) -> str:
    try:
        result = subprocess.run(
            ["git", "-C", str(root), *arguments],
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="replace",
        )
    except FileNotFoundError:
        raise UsageError(
            "there is no git on this machine", "Install git, then run again."
        ) from None
    if result.returncode and not ("--get-regexp" in arguments and result.returncode == 1):
        raise UsageError(
            f"{root.resolve()}: git says: {result.stderr.strip()}",
            "Make a repository with « git init » first."
            if "not a git repository" in result.stderr
            else "",
        )
    return result.stdout.rstrip("\n")
