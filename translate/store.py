"""Writing what a run has made of an article: its rows, its orphans, its English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.alignment import parse_alignment, render_alignment, with_columns
from translate.files import write_whole
from translate.publish import english_article
from translate.save import publish

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from translate.alignment import Segment
    from translate.draft import Contents, Draft
    from translate.state import State


def store_article(
    draft: Draft, before: Sequence[Segment], state: State, notice: Callable[[str], None]
) -> Contents:
    """Write what has changed; what the files now hold is given back.

    To be called with the article's lock held, on a draft of what its files hold at this moment.
    `before` are the rows as they stood, from which the English file that is there was made; an
    edit that somebody has made in that file is kept beside it, and `notice` is told.
    """
    files, now, new = draft.files, draft.contents, draft.rendered()
    before_run = parse_alignment(now.orphans or b"", str(files.orphans)).rows
    gone = len(draft.orphans) - len(before_run)
    if gone > 0:
        notice(
            f"{files.shown}: rows that people have worked on and whose French has gone: {gone}; "
            f"they wait in {files.orphans.name}"
        )
    if now.orphans is not None and new.orphans != now.orphans:
        # A row that moves stands in both files for a moment rather than in none.
        both = (*before_run, *draft.orphans)
        everything = with_columns(draft.orphan_columns, both)
        write_whole(files.orphans, render_alignment(everything))
    elif new.orphans is not None:
        write_whole(files.orphans, new.orphans)
    write_whole(files.alignment, new.alignment or b"")
    if new.orphans is not None:
        write_whole(files.orphans, new.orphans)
    else:
        files.orphans.unlink(missing_ok=True)
    unchanged = english_article(draft.paragraphs, before).encode()
    published = publish(files, now.english, new.english or b"", unchanged, state)
    if published.notice:
        notice(published.notice)
    return new
