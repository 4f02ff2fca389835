"""A dossier as one HTML file: no script, nothing fetched, light and dark, fit for print."""

from __future__ import annotations

from html import escape
from importlib.resources import files

from habeas.publish.dossier import Chapter, Dossier, Entry

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
        f"<title>{escape(dossier.title)}</title>\n<style>\n{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )
    return page.encode()


def _head(dossier: Dossier) -> list[str]:
    day = f"{dossier.on.day} {dossier.on:%B %Y}"
    lines = [f'<h1 dir="auto">{escape(dossier.title)}</h1>']
    lines.append(
        f'<p class="standing">Prepared on <time datetime="{dossier.on.isoformat()}">{day}</time>. '
        f"Purpose: {escape(dossier.purpose.value)}. For: {escape(dossier.audience.value)}.</p>"
    )
    if dossier.profile:
        lines.append("<dl>")
        lines += [f'<dt>{escape(one.label)}</dt><dd dir="auto">{escape(one.text)}</dd>' for one in dossier.profile]
        lines.append("</dl>")
    return lines


def _chapter(chapter: Chapter) -> list[str]:
    entries = [_entry(entry) for entry in chapter.entries]
    return [f"<section>\n<h2>{escape(chapter.heading)}</h2>", "<ol>", *entries, "</ol>\n</section>"]


def _entry(entry: Entry) -> str:
    days = f' <span class="days">{escape(entry.days)}</span>' if entry.days else ""
    words = f'\n<blockquote dir="auto">{escape(entry.words)}</blockquote>' if entry.words else ""
    return (
        f'<li value="{entry.number}"><p dir="auto">{escape(entry.text)}{days}</p>{words}\n'
        f'<p class="origin" dir="auto">{escape(entry.origin)}</p></li>'
    )


def _foot(dossier: Dossier) -> list[str]:
    if not dossier.not_shown:
        return []
    return [f"<footer><p>Not shown: {escape(', '.join(dossier.not_shown))}.</p></footer>"]
