# shellcheck shell=bash
# shellcheck disable=SC2034  # the scripts that source this use them
# What every build script shares: where the repository is, the versions and
# build tags in use, and how to speak to the person who typed the command.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$ROOT" || exit 1

# Tags of every Go command that touches SQLite; FTS5 is off without it.
TAGS_TEST=sqlite_fts5
# Tags of the two programs. Wails picks its code by desktop+production or dev.
TAGS_APP=desktop,production,webkit2_41,$TAGS_TEST
TAGS_DEV=dev,webkit2_41,$TAGS_TEST
TAGS_BINDINGS=bindings,$TAGS_TEST

APP=$ROOT/build/bin/throughline
APP_DEV=$ROOT/build/bin/throughline-dev

# Tools fetched for machines whose own are too old are kept here, outside the
# clone, so that the next clone finds them.
TOOL_CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/throughline-build

# Fetched when the machine has no Go that understands go.mod.
GO_FETCHED=1.26.8
# The linter's own modules, apart from the app's go.mod.
GO_TOOLS=build/tools/go.mod

# The same flags everywhere, so that tests, linters and builds share one cache.
export CGO_ENABLED=1 GOFLAGS='-trimpath -buildvcs=false'

# Colours are for people; logs are read by programs too.
[ -t 1 ] || export NO_COLOR=1

say() { printf '%s\n' "$*"; }

# fail MESSAGE... : one line per argument on stderr, then the end.
fail() {
	printf '%s\n' "$@" >&2
	exit 1
}

# fingerprint FILE... : one hash over names and contents.
fingerprint() { sha256sum "$@" | sha256sum | cut -c1-16; }

# version_at_least HAVE WANT : both dotted numbers.
version_at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n1)" = "$2" ]; }
