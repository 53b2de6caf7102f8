#!/bin/sh
# Formats the sources with clang-format; with --check only says what is not formatted (status 1).
cd -- "$(dirname -- "$0")/.." || exit 2
[ "${1-}" = --check ] && how='--dry-run -Werror' || how=-i
find extractor rules reports plugin-api samples tests -type f \( -name '*.h' -o -name '*.hpp' -o -name '*.c' -o -name '*.cpp' \) -print0 |
  xargs -0 -r clang-format --style=file $how && exit
echo "Run scripts/format.sh to format them." >&2
exit 1
