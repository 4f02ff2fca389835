"""Write the English tag list anew: the word list inside a public wheel, cut down to one compact file.

    python scripts/make_tag_list.py src/habeas/read/languages/en/data

The wheel is fetched with pip into a temporary folder and its checksum is compared; nothing is installed.
"""

from __future__ import annotations

import argparse
import gzip
import re
import subprocess
import sys
import tempfile
import zipfile
from hashlib import sha256
from pathlib import Path

WHEEL = "textblob==0.20.1"
MEMBER = "textblob/en/en-lexicon.txt"
MEMBER_SHA256 = "9545c71faf16e4461d0bff1d9948fe92b2cf94766af118a6c69c37b43363d5d2"
_WORD = re.compile(r"[A-Za-z][A-Za-z'.&-]*")
_TAG = re.compile(r"[A-Z]{2,4}\$?")
_SHEET = """# tags.tsv.gz

{count} English words with the part-of-speech tag (Penn Treebank) that each most often carries, one
`word<TAB>tag` per line, sorted, gzip.

Origin: `{member}` in the wheel {wheel} from the Python Package Index (SHA-256 of that file:
`{digest}`), itself the lexicon of Brill's tagger 1.14, trained on the Brown corpus and the Penn Treebank
(Brill 1992), with words from the Twitter part-of-speech data of Gimpel et al. (2011).

Licence: MIT (Massachusetts Institute of Technology and University of Pennsylvania, 1993; TextBlob: Steven Loria and
contributors); the added words: Creative Commons Attribution 3.0, Carnegie Mellon University.

Changes: entries that are not plain words (numbers, hashtags, addresses, smileys) are left out.

Made by: `python scripts/make_tag_list.py src/habeas/read/languages/en/data`
"""


def fetch_lexicon() -> bytes:
    """Return the bytes of the word list inside the wheel.

    Raises:
        SystemExit: the word list is not the one whose checksum is written above.
    """
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", WHEEL, "--dest", folder]
        subprocess.run(command, check=True)
        wheel = next(Path(folder).glob("*.whl"))
        with zipfile.ZipFile(wheel) as archive:
            lexicon = archive.read(MEMBER)
    if sha256(lexicon).hexdigest() != MEMBER_SHA256:
        raise SystemExit("the word list in the wheel has changed: look at it before using it")
    return lexicon


def select_words(lexicon: str) -> dict[str, str]:
    """Return word → tag for the entries of the word list that are plain words."""
    words: dict[str, str] = {}
    for line in lexicon.splitlines():
        word, _, tag = line.partition(" ")
        tag = tag.split(" ")[0]
        if not line.startswith(";;;") and _WORD.fullmatch(word) and _TAG.fullmatch(tag):
            words[word] = tag
    return words


def main() -> None:
    """Fetch, select and write the list and its data sheet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    words = select_words(fetch_lexicon().decode("utf-8"))
    lines = "".join(f"{word}\t{words[word]}\n" for word in sorted(words))
    (folder / "tags.tsv.gz").write_bytes(gzip.compress(lines.encode(), compresslevel=9, mtime=0))
    sheet = _SHEET.format(count=len(words), member=MEMBER, wheel=WHEEL, digest=MEMBER_SHA256)
    (folder / "tags.md").write_text(sheet, encoding="utf-8")


if __name__ == "__main__":
    main()
