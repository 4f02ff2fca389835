#!/bin/sh
# Learn all alignments anew: scripts/train_alignments.sh ../shared/data/matching PERSONS.txt
# The folder holds the pairs; PERSONS.txt is rigour/data/names/persons.txt of the wheel of rigour 1.8.2
# (pip download --no-deps rigour==1.8.2, and unzip it). About three minutes on one core.
# What the files are and where they come from: src/habeas/match/alignments/DATASHEET.md
set -eu
pairs="$(realpath "$1")"
groups="$(realpath "$2")"
cd "$(dirname "$0")/.."
python=.venv/bin/python
out=src/habeas/match/alignments
lists="$(mktemp -d)"
trap 'rm -rf "$lists"' EXIT
russian="$pairs/tokens_russian_train.tsv"
places="$pairs/geonames_places_ua_ru_by.csv"
for kind in latin cyrillic places declined declensions groups languages; do
    $python scripts/list_variants.py "$kind" "$russian" --places "$places" --groups "$groups" > "$lists/$kind.tsv"
done
for script in arabic hebrew; do
    $python scripts/train_alignment.py "$pairs/tokens_${script}_train.tsv" --out "$out/latin-$script.json.gz"
done
$python scripts/train_alignment.py "$russian" --more "$lists/places.tsv" --more "$lists/declined.tsv" \
    --more "$lists/groups.tsv" --out "$out/latin-cyrillic.json.gz"
$python scripts/train_alignment.py "$lists/latin.tsv" --all --rounds 5 --out "$out/latin-latin.json.gz"
$python scripts/train_alignment.py "$lists/cyrillic.tsv" --more "$lists/declensions.tsv" --more "$lists/languages.tsv" \
    --all --rounds 5 --out "$out/cyrillic-cyrillic.json.gz"
(cd "$out" && sha256sum -- *.json.gz > CHECKSUMS.txt)
