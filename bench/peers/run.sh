#!/bin/sh
# Runs rspsite beside other programs that compare texts and prints tables of what they take and what they show.
#
#   RSPSITE_SHARED=DIR bench/peers/run.sh [--install] [-tables REGEXP] [-n RUNS] [-limit 20s]
#
# RSPSITE_SHARED names a folder with foreign/*/*.md (published policies, each at two dates) and alignment/asvs/{old,new}.md;
# without it only synthetic texts are compared. --install fetches the peers from Debian and npm; without it, and where that
# fails, a peer that is missing is left out with a loud word on standard error.
set -eu
cd "$(dirname "$0")/../.."

install=false
if [ "${1:-}" = --install ]; then
	install=true
	shift
fi
peers="${PEERS:-${TMPDIR:-/tmp}/rspsite-peers}" # what npm installs is kept there for the next run
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
mkdir -p "$peers"

# Any of these may fail by itself: the program says then what it skips.
if $install; then
	if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
		export DEBIAN_FRONTEND=noninteractive
		apt-get update -q >&2 || true
		for p in git wdiff dwdiff php-cli php-wikidiff2 python3-lxml nodejs npm; do
			apt-get install -q -y --no-install-recommends "$p" >&2 || echo "run.sh: $p does not install" >&2
		done
	fi
	for p in diff@9.0.0 node-htmldiff@0.9.4 htmldiff-js@1.0.5; do
		npm install --prefix "$peers" --ignore-scripts --no-audit --no-fund "$p" >&2 || echo "run.sh: $p does not install" >&2
	done
fi

python=python3
for p in python3 /usr/bin/python3; do
	if "$p" -c 'import lxml.html.diff' 2>/dev/null; then python=$p; fi
done

for c in ./cmd/rspsite ./bench/measure ./bench/chardiff ./bench/peers; do
	go build -o "$work/bin/" "$c"
done
# git reads no settings of the one who runs this, and all tools read and write UTF-8.
export NODE_PATH="$peers/node_modules" GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 LC_ALL=C.UTF-8
"$work/bin/peers" -bin "$work/bin" -work "$work/texts" -python "$python" -shared "${RSPSITE_SHARED:-}" "$@"
