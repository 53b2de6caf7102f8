#!/bin/sh
# Runs fuzzers: run.sh BUILD_FOLDER [--minutes N | --seconds N] TARGET...
#
# First on all seeds and all inputs that once found something, then on what libFuzzer makes of them. With --seconds with a seed that is
# always the same, and nothing is kept; with --minutes (else $CANDOUR_FUZZ_MINUTES, else 3) on any, and what is new of the inputs is kept
# in BUILD_FOLDER/fuzz/TARGET for the next time. Prints a row for the table in docs/security.md. Status 1 when something was found: the
# inputs are in BUILD_FOLDER/fuzz/TARGET.found.
set -u
here=$(cd "$(dirname "$0")" && pwd -P)
root=$here/../..
build=$1; shift
seconds=$((${CANDOUR_FUZZ_MINUTES:-3} * 60)) fixed=
case ${1-} in
  --seconds) seconds=$2 fixed='-seed=1'; shift 2 ;;
  --minutes) seconds=$(($2 * 60)); shift 2 ;;
esac
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM HUP
export TMPDIR="$work" ASAN_OPTIONS=strict_string_checks=1 UBSAN_OPTIONS=print_stacktrace=1

# Seeds are fixtures and samples that are there anyway, and what stands in seeds/ and found/.
fixtures=$root/tests/extractor/fixtures samples=$root/samples
seeds_of() { # seeds_of TARGET: the names of files
  case $1 in
    pdf) ls "$fixtures"/*.pdf "$fixtures"/documents/*.pdf "$samples"/broken/*.pdf "$samples"/statements/negates.pdf ;;
    html) ls "$fixtures"/web/*.html ;;
    docx) ls "$fixtures"/word/*.docx ;;
    markdown) ls "$samples"/*/README.md ;;
    text) ls "$fixtures"/*.txt "$samples"/statements/*.txt ;;
    file) ls "$fixtures"/*.txt "$fixtures"/*/*.html "$fixtures"/word/*.docx "$fixtures"/table.pdf "$samples"/broken/* ;;
    answer) ls "$work"/seeds/answer/* ;;
    sentences) ls "$fixtures"/*/*.txt "$samples"/statements/*.txt ;;
    assess) ls "$work"/seeds/assess/* "$samples"/statements/*.txt ;;
    pack) ls "$root"/tests/rules/packs/small.yaml "$root"/tests/plugin-api/tiny.yaml "$here"/weighed.yaml ;;
    weights) ls "$work"/seeds/weights/* ;;
    pattern) ls "$work"/seeds/pattern/* ;;
  esac
  find "$here/seeds/$1" "$here/found/$1" -type f 2>/dev/null
}

make_seeds() { # make_seeds TARGET
  case $1 in
    answer | assess | weights)
      "$build/bin/fuzz-seeds" "$work/seeds" "$fixtures"/*.pdf "$fixtures"/*.txt "$fixtures"/*/*.html "$fixtures"/*/*.docx ;;
    pattern)
      mkdir -p "$work/seeds/pattern"
      awk -v RS= -v to="$work/seeds/pattern/" '{ print > (to NR) }' "$here/patterns.txt" ;;
  esac
}

dictionary_of() {
  case $1 in
    file | sentences | assess | answer) name=text ;;
    *) name=$1 ;;
  esac
  printf '%s' "$here/dictionaries/$name.dict"
}

# A defect of a library that we cannot mend does not end a run: known.txt has what its report says.
is_known() {
  sed '/^#/d; /^$/d' "$here/known.txt" >"$work/known"
  [ -s "$work/known" ] && grep -qE -f "$work/known" "$work/log"
}

worst=0
for target; do
  make_seeds "$target" || { echo "the seeds of $target cannot be made" >&2; exit 2; }
  corpus=$work/corpus-$target
  found=$build/fuzz/$target.found
  mkdir -p "$corpus" "$found" "$work/seeds-$target"
  number=0
  IFS='
'
  for seed in $(seeds_of "$target"); do
    number=$((number + 1))
    cp "$seed" "$work/seeds-$target/$number"
  done
  unset IFS
  [ $number -gt 0 ] || { echo "$target has no seeds" >&2; exit 2; }
  if [ -z "$fixed" ]; then
    corpus=$build/fuzz/$target
    mkdir -p "$corpus"
  fi
  started=$(date +%s) left=$seconds executions=0 known=0
  while :; do
    "$build/bin/fuzz-$target" $fixed -max_total_time="$left" -max_len=65536 -timeout=10 -rss_limit_mb=3000 -print_final_stats=1 \
      -dict="$(dictionary_of "$target")" -artifact_prefix="$found/" "$corpus" "$work/seeds-$target" >"$work/log" 2>&1
    status=$?
    executions=$((executions + $(sed -n 's/^stat::number_of_executed_units: *//p' "$work/log" | grep . || echo 0)))
    [ $status -ne 0 ] && is_known || break
    known=$((known + 1)) status=0
    mkdir -p "$build/fuzz/$target.known" && mv "$found"/* "$build/fuzz/$target.known/"
    left=$((started + seconds - $(date +%s)))
    [ $left -gt 0 ] || break
  done
  if [ $status -ne 0 ]; then
    worst=1
    grep -v '^#[0-9]*.\(NEW\|REDUCE\|pulse\)\|NEW_FUNC' "$work/log" | tail -n 150
  fi
  rmdir "$found" 2>/dev/null # nothing was
  edges=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$work/log" | tail -n 1)
  result=none
  [ $known -eq 0 ] || result="known: $known"
  [ $status -eq 0 ] || result="see $found"
  printf '| %s | %s | %s s | %s | %s | %s | %s |\n' "$target" "$(date +%F)" "$(($(date +%s) - started))" "$number" "$executions" \
    "${edges:-?}" "$result"
done
exit $worst
