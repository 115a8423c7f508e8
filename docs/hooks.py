"""What MkDocs puts into the pages from elsewhere, so that nothing is written down twice.

A page asks for it with a comment on a line of its own: `<!-- put here: commands -->`. Sections of
the README and the changelog, the commands, the flags, the keys of the review page and the settings
come from where they are kept; a name that is not known breaks the build. The lines right below the
comment are for those who read the bare file, and are replaced as well.
"""

from __future__ import annotations

import inspect
import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from mkdocs.exceptions import PluginError

from translate.checks import CHECKS
from translate.cli import main
from translate.config import TEMPLATE

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = Path(__file__).resolve().parent.parent
_MARKER = re.compile(r"^<!-- put here: (.+) -->\n(?:.+\n)*", re.MULTILINE)


def on_page_markdown(markdown: str, *, page: Any, **_: Any) -> str:
    """The page with everything that it asks for."""
    folder = posixpath.dirname(page.file.src_uri)
    return _MARKER.sub(lambda found: _what(found[1], folder) + "\n", markdown + "\n")


def _what(name: str, folder: str) -> str:
    source, _, heading = name.partition(": ")
    if source in ("README.md", "CHANGELOG.md"):
        return section(source, heading, folder)
    if name not in GENERATED:
        raise PluginError(f"nothing is known to put here by the name of « {name} »")
    return GENERATED[name]()


# --- sections of other files -----------------------------------------------------------------


def section(source: str, heading: str, folder: str) -> str:
    """What stands under a heading in a file of the repository; without one, under its title.

    Its own headings move up, to stand right under the page's title, and links that begin at the top
    of the repository are turned so that they work from `folder`.
    """
    text = (REPOSITORY / source).read_text(encoding="utf-8")
    start = rf"^(##+) {re.escape(heading)}\n" if heading else r"\A(#) .*\n"
    found = re.search(start, text, re.MULTILINE)
    if not found:
        raise PluginError(f"{source} has no section « {heading} »")
    end = re.compile(rf"^#{{1,{len(found[1])}}} ", re.MULTILINE).search(text, found.end())
    body = text[found.end() : end.start() if end else None].strip()
    if heading:
        body = re.sub(rf"^#{{{len(found[1]) - 1}}}(?=#+ )", "", body, flags=re.MULTILINE)
    return re.sub(
        r"\]\(docs/([^)]+)\)",
        lambda link: f"]({posixpath.relpath(link[1], folder or '.')})",
        body,
    )


# --- the commands ----------------------------------------------------------------------------


def commands() -> str:
    """Every command with its help, usage, arguments and options, as Click knows them."""
    with click.Context(main, info_name="bitext") as context:
        return "\n\n".join(_described(main, context, 2))


def _described(group: click.Group, context: click.Context, level: int) -> Iterator[str]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is None or command.hidden:
            continue
        with click.Context(command, info_name=name, parent=context) as own:
            yield f"{'#' * level} {own.command_path}"
            usage = " ".join([own.command_path, *command.collect_usage_pieces(own)])
            yield f"```text\n{usage}\n```"
            yield _help(command)
            yield "\n".join(_options(command, own))
            if isinstance(command, click.Group):
                yield from _described(command, own, level + 1)


def _help(command: click.Command) -> str:
    """The help text; a paragraph that Click must not wrap becomes code."""
    paragraphs = inspect.cleandoc(command.help or "").split("\n\n")
    return "\n\n".join(
        "```text\n" + paragraph.strip("\b\n") + "\n```"
        if paragraph.startswith("\b")
        else _escaped(paragraph)
        for paragraph in paragraphs
    )


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record and record[1] and "--help" not in parameter.opts:
            yield f"`{record[0]}`\n:   {_escaped(record[1])}\n"


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is; code in backticks stays code."""
    parts = re.split(r"(`[^`]+`)", text)
    return "".join(p if p.startswith("`") else _plain(p) for p in parts)


def _plain(text: str) -> str:
    return re.sub(r"([\\*_\[\]])", r"\\\1", text.replace("&", "&amp;").replace("<", "&lt;"))


# --- flags, keys, settings -------------------------------------------------------------------


def flags() -> str:
    """A table of the flags with what they mean."""
    lines = [f"| `{check.code}` | {check.explanation} |" for check in CHECKS]
    return "\n".join(["| flag | what it says |", "|---|---|", *lines])


def keys() -> str:
    """A table of the keys of the review page, from the page's own list."""
    script = REPOSITORY / "translate" / "review" / "static" / "commands.js"
    entries = re.findall(
        r'^ {2}\w+: \["([^"]+)", "([^"]+)",', script.read_text(encoding="utf-8"), re.MULTILINE
    )
    if not entries:
        raise PluginError(f"{script}: no keys found")
    lines = [f"| `{key}` | {label} |" for key, label in entries]
    return "\n".join(["| key | what it does |", "|---|---|", *lines])


def settings() -> str:
    """The commented settings file that `bitext init` writes."""
    return f"```toml\n{TEMPLATE}```"


GENERATED = {"commands": commands, "flags": flags, "keys": keys, "settings": settings}
