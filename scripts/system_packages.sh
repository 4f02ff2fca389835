#!/bin/sh
# Install what the tests need from the system: PostgreSQL and a pooler, chromium, fonts with Cyrillic letters, Java for
# Spark, and strace, which makes calls fail.
# Needs root and apt-get; without them it says what is missing, and the tests that need it are skipped with the reason.
set -eu

missing=""
need() { # need PACKAGE TEST-COMMAND…
    package=$1
    shift
    "$@" >/dev/null 2>&1 || missing="$missing $package"
}
has_postgresql() { command -v initdb || ls /usr/lib/postgresql/*/bin/initdb; }
has_browser() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
has_pooler() { command -v pgbouncer || ls /usr/sbin/pgbouncer; }
has_java() { command -v java; }
has_strace() { command -v strace; }
has_fonts() { ls /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf; }

need postgresql has_postgresql
need pgbouncer has_pooler
need chromium has_browser
need fonts-dejavu-core has_fonts
need openjdk-17-jre-headless has_java
need strace has_strace

[ -n "$missing" ] || exit 0

if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "missing on this system:$missing (install them to run every test)" >&2
    exit 0
fi

export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# The list is meant to be split into words.
# shellcheck disable=SC2086
apt-get install -y -qq --no-install-recommends $missing >/dev/null
