"""A dossier as one HTML file: no script, nothing fetched, light and dark, fit for print."""

from __future__ import annotations

from html import escape
from importlib.resources import files

from habeas.publish.dossier import Chapter, Dossier, Entry
from habeas.publish.seen import visible

MEDIA_TYPE = "text/html"

_STYLE = files("habeas.publish.formats").joinpath("dossier.css").read_text(encoding="utf-8")

OWN_PHRASES = (
    _STYLE, *"html head meta title style body main h1 p time dl dt dd section h2 ol li span blockquote footer".split(),
    "DOCTYPE html", "lang", "en", "charset utf", "name viewport content width device width initial scale",
    "name referrer content no referrer",
    "http equiv Content Security Policy content",
    "default src none style src unsafe inline", "dir auto", "class standing", "class days", "class origin",
    "datetime", "value",
)  # fmt: skip
"""The words of the page itself, the same in every dossier."""


def render_html(dossier: Dossier) -> bytes:
    """Return the dossier as UTF-8 HTML; equal dossiers give equal bytes."""
    body = "\n".join((*_head(dossier), *(part for one in dossier.chapters for part in _chapter(one)), *_foot(dossier)))
    page = (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{_shown(dossier.title)}</title>\n<style>\n{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )
    return page.encode()


def _head(dossier: Dossier) -> list[str]:
    day = f"{dossier.on.day} {dossier.on:%B %Y}"
    lines = [f'<h1 dir="auto">{_shown(dossier.title)}</h1>']
    lines.append(
        f'<p class="standing">Prepared on <time datetime="{dossier.on.isoformat()}">{day}</time>. '
        f"Purpose: {_shown(dossier.purpose.value)}. For: {_shown(dossier.audience.value)}.</p>"
    )
    if dossier.profile:
        lines.append("<dl>")
        lines += [f'<dt>{_shown(one.label)}</dt><dd dir="auto">{_shown(one.text)}</dd>' for one in dossier.profile]
        lines.append("</dl>")
    return lines


def _chapter(chapter: Chapter) -> list[str]:
    entries = [_entry(entry) for entry in chapter.entries]
    return [f"<section>\n<h2>{_shown(chapter.heading)}</h2>", "<ol>", *entries, "</ol>\n</section>"]


def _entry(entry: Entry) -> str:
    days = f' <span class="days">({_shown(entry.days)})</span>' if entry.days else ""
    words = f'\n<blockquote dir="auto">{_shown(entry.words)}</blockquote>' if entry.words else ""
    return (
        f'<li value="{entry.number}"><p dir="auto">{_shown(entry.text)}{days}</p>{words}\n'
        f'<p class="origin" dir="auto">{_shown(entry.origin)}</p></li>'
    )


def _foot(dossier: Dossier) -> list[str]:
    if not dossier.not_shown:
        return []
    return [f"<footer><p>Not shown: {_shown(', '.join(dossier.not_shown))}.</p></footer>"]


def _shown(text: str) -> str:
    """Escape a text, without signs that hide letters or turn the reading order around."""
    return escape(visible(text))
