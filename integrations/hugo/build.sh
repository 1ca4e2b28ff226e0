#!/usr/bin/env bash
# Hugo has no hook that runs after a build, so this runs both: Hugo, then beian on what Hugo wrote.
#
#   build.sh [SITE [HUGO OPTION…]]      SITE: the folder with hugo.toml and beian.toml, default: here
#
# BEIAN_BIN names the program, else it is looked for on PATH. BEIAN_COMMAND=check only checks and writes nothing.
# The exit code is Hugo's when the build fails, else beian's: 0 all is well, 1 findings, 2 it could not do its work.
set -euo pipefail

cd "${1:-.}"
shift $(($# > 0))

beian=${BEIAN_BIN:-beian}
if ! command -v "$beian" > /dev/null; then
  echo "beian: not found. Put it on PATH or set BEIAN_BIN to it" >&2
  exit 2
fi

hugo "$@"
exec "$beian" "${BEIAN_COMMAND:-inject}"
