#!/bin/sh
# clang-tidy (.clang-tidy says what for) over everything that is compiled: minutes at first, later only what has changed.
cd -- "$(dirname -- "$0")/.." || exit 2
[ -f build/tidy/build.ninja ] || cmake --preset tidy >/dev/null || exit
exec cmake --build --preset tidy -- -k 0
