#!/bin/sh
# Tests ./candour and what it shares with ./test: scripts_test.sh BUILD_FOLDER
#
# Most of it runs on a small tree of its own, in a folder with a space in its name: the real scripts around a program that two copied
# files make up, and a package database, apt-get and sudo that only write down what they were asked. The last part times the real one.
set -u
here=$(cd "$(dirname "$0")/../.." && pwd -P)
real_build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0
ok() { printf 'ok: %s\n' "$1"; }
bad() { failures=$((failures + 1)); printf 'NOT OK: %s\n' "$*"; }
same() { [ "$2" = "$3" ] && ok "$1" || bad "$1: expected '$2', got '$3'"; }
holds() { case $3 in *"$2"*) ok "$1" ;; *) bad "$1: '$2' is not in '$3'" ;; esac; }

# ---- a small tree ----------------------------------------------------------------------------------------------------------------

tree="$work/a clone"
tools="$work/tools"
mkdir -p "$tree/scripts" "$tools"
cp "$here/candour" "$here/test" "$here/CMakePresets.json" "$tree/"
cp "$here/scripts/packages.txt" "$tree/scripts/"
cat >"$tree/program" <<'END'
#!/bin/sh
printf 'program:'; printf ' [%s]' "$@"; echo " in $(pwd) CXX=${CXX-}"
END
chmod +x "$tree/program"
cat >"$tree/CMakeLists.txt" <<'END'
cmake_minimum_required(VERSION 3.25)
project(small LANGUAGES NONE)
option(CANDOUR_TESTS "" ON)
foreach(name candour candour-reader)
  add_custom_command(OUTPUT bin/${name} DEPENDS ${PROJECT_SOURCE_DIR}/program
    COMMAND ${CMAKE_COMMAND} -E copy ${PROJECT_SOURCE_DIR}/program bin/${name} COMMAND echo ${name} >>${PROJECT_SOURCE_DIR}/built)
  add_custom_target(${name}-target ALL DEPENDS bin/${name})
endforeach()
END

# The tools the scripts may use: the system's, except those that would look at or change the machine.
for tool in env cat cmake cp echo find flock grep head id mkdir mktemp mv ninja nproc rm sed sh stat; do
  ln -s "$(command -v $tool)" "$tools/$tool"
done
cat >"$tools/dpkg-query" <<END
#!/bin/sh
cat "$work/installed" 2>/dev/null
END
everything_is_installed() {
  sed -n '/^[^#[]/p' "$here/scripts/packages.txt" | sed 's,.*,/installed &/,' >"$work/installed"
  cat "$work/installed" >"$work/status"
}
chmod +x "$tools/dpkg-query"
sed -e "s,^system_path=.*,system_path='$tools'," -e "s,^dpkg_status=.*,dpkg_status='$work/status'," "$here/scripts/setup.sh" \
  >"$tree/scripts/setup.sh"
needed=$(sed -n '/^\[build\]/,/^\[test\]/{/^[^#[]/p;}' "$here/scripts/packages.txt" | tr '\n' ' ')
needed=${needed% }

run() { # run COMMAND...: leaves its output in $out, standard error in $err, status in $status
  "$@" >"$work/out" 2>"$work/err" </dev/null
  status=$?
  out=$(cat "$work/out") err=$(cat "$work/err")
}
fake() { # fake NAME: a tool with the script on standard input
  rm -f "$tools/$1"
  { echo '#!/bin/sh'; cat; } >"$tools/$1"
  chmod +x "$tools/$1"
}
lines() { wc -l <"$1" | tr -d ' '; }

# ---- packages are missing --------------------------------------------------------------------------------------------------------

: >"$work/installed"; : >"$work/status"
run "$tree/candour" check x
same 'no apt-get: status 2' 2 $status
same 'no apt-get: nothing on standard output' '' "$out"
same 'no apt-get: one line' 1 "$(lines "$work/err")"
holds 'no apt-get: names the packages' "$needed" "$err"

fake apt-get <<END
echo "apt-get \$*" >>"$work/asked"
case "\$*" in *install*) echo 'E: Unable to locate package g++' >&2; exit 100 ;; *) echo 'E: Failed to fetch: no route' >&2; exit 100 ;; esac
END
fake id </dev/null
sed -i '1a echo 0' "$tools/id"
run "$tree/candour"
same 'no network: status 2' 2 $status
holds 'no network: says so' '(no network?)' "$err"
holds 'no network: why' 'Failed to fetch' "$err"
holds 'no network: what to type' "apt-get install --no-install-recommends $needed" "$err"
same 'no network: one line beside the one that announces it' 2 "$(lines "$work/err")"

fake apt-get <<END
case "\$*" in *install*) echo 'E: Unable to locate package g++' >&2; exit 100 ;; esac
END
run "$tree/candour"
holds 'an unknown package: why' 'could not be installed: Unable to locate package g++ (all of it' "$err"

fake id <<END
echo 1000
END
run "$tree/candour"
same 'neither root nor sudo: status 2' 2 $status
same 'neither root nor sudo: one line' 1 "$(lines "$work/err")"
holds 'neither root nor sudo: what to type' "as root: apt-get update && apt-get install --no-install-recommends $needed" "$err"

fake sudo <<END
echo "sudo \$*" >>"$work/asked"
case \$1 in -n) shift ;; esac
exec "\$@"
END
fake true </dev/null
fake apt-get <<END
echo "apt-get \$*" >>"$work/asked"
case "\$*" in *install*) for package; do case \$package in [a-z]*) echo "/installed \$package/" ;; esac; done >>"$work/installed" ;; esac
echo done >>"$work/status"
END
sed -i '/libpoppler-dev/!d' "$work/installed"; echo '/installed libpoppler-dev/' >"$work/installed"
rm -f "$work/asked"
run "$tree/candour" check 'a b'
same 'with sudo: status of the program' 0 $status
same 'with sudo: standard output is the program alone' "program: [check] [a b] in $(pwd) CXX=${CXX-}" "$out"
same 'with sudo: each is for apt-get, or asks whether it may' '' "$(grep '^sudo' "$work/asked" | grep -v -e 'apt-get' -e '^sudo -n true$')"
holds 'with sudo: installs what is missing' "--no-install-recommends g++ cmake" "$(cat "$work/asked")"
case $(cat "$work/asked") in *' libpoppler-dev'*) bad 'installs what is there' ;; *catch2*) bad 'installs what only tests need' ;; *) ok 'installs no more' ;; esac
rm -f "$tools/sudo" "$tools/apt-get" "$tools/true"

# ---- the build -------------------------------------------------------------------------------------------------------------------

everything_is_installed
unset CDPATH
rm -rf "$tree/build" "$tree/built"
for i in 1 2 3 4; do "$tree/candour" "$i" >"$work/out$i" 2>"$work/err$i" </dev/null & done
wait
same 'four at once: each runs' '[1] [2] [3] [4]' "$(cat "$work"/out[1-4] | sed 's/program: \(.*\) in .*/\1/' | tr '\n' ' ' | sed 's/ $//')"
same 'four at once: built once' 'candour candour-reader' "$(sort "$tree/built" | tr '\n' ' ' | sed 's/ $//')"
same 'four at once: nothing but "building" is said' '' "$(cat "$work"/err[1-4] | grep -v -e '^candour: building release' -e '^candour: waiting')"

unchanged() { # unchanged NAME COMMAND...: says nothing of its own, and writes nothing in the tree
  name=$1; shift
  find "$tree" -printf '%p %T@ %C@\n' | sort >"$work/before"
  run "$@"
  find "$tree" -printf '%p %T@ %C@\n' | sort >"$work/after"
  cmp -s "$work/before" "$work/after" && ok "$name: writes nothing" || bad "$name: wrote" "$(diff "$work/before" "$work/after")"
  same "$name: says nothing" '' "$err"
}
unchanged 'nothing has changed' "$tree/candour" x
mv "$tools/ninja" "$tools/ninja-hidden"
unchanged 'nothing has changed: Ninja is not asked' "$tree/candour" x
mv "$tools/ninja-hidden" "$tools/ninja"
mkdir -p "$work/elsewhere/deep"
cd "$work/elsewhere/deep" || exit 1
here_now=$(pwd)
unchanged 'from another folder' "../../a clone/candour" x
same 'from another folder: paths stay relative to it' "program: [x] in $here_now CXX=" "$(echo "$out" | sed 's/CXX=.*/CXX=/')"
ln -s "../../a clone/candour" link
unchanged 'through a link' ./link x
holds 'through a link: runs' "program: [x] in $here_now" "$out"
cd "$tree" || exit 1
unchanged 'as "sh candour"' sh candour x
unchanged 'an odd environment' env CDPATH=/usr:/ CXX=false CC=false CXXFLAGS=--no LANG=tr_TR.UTF-8 GREP_OPTIONS=-v IFS=a \
  PATH=/nowhere POSIXLY_CORRECT=1 CMAKE_GENERATOR=x ./candour x
unchanged 'an empty environment' env -i ./candour x
holds 'an empty environment: runs' "program: [x]" "$out"

rm -rf build
run env CXX=mine CFLAGS=--no CMAKE_GENERATOR=none DESTDIR=/nowhere PATH=/nowhere MAKEFLAGS=n ./candour x
same 'an odd environment does not reach the build' 0 $status
holds 'an odd environment reaches the program' 'CXX=mine' "$out"

echo '# changed' >>program
run ./candour x
holds 'a changed source: built again' 'candour: building release (what has changed) ...' "$err"
echo '# packages' >>scripts/packages.txt; echo another >>"$work/status"
run ./candour x
same 'a changed package database: looked at again, silently' '0 ' "$status $err"
unchanged 'and then known' ./candour x

cp -a "$tree" "$work/copy"
echo 'echo copy' >>"$work/copy/program"
run "$work/copy/candour" x
holds 'a copied tree builds its own sources' copy "$out"

echo 'broken(' >>CMakeLists.txt
run ./candour x
same 'a build that fails: status 2' 2 $status
same 'a build that fails: nothing on standard output' '' "$out"
holds 'a build that fails: why' 'Parse error' "$err"
sed -i '$d' CMakeLists.txt
run ./candour x
same 'a build that was mended' 0 $status

if [ "$(id -u)" != 0 ]; then
  chmod -R a-w "$tree"
  unchanged 'a read-only tree that is built' ./candour x
  same 'a read-only tree that is built: runs' 0 $status
  chmod -R u+w "$tree"; rm -rf build; chmod a-w "$tree"
  run ./candour x
  holds 'a read-only tree: says so' 'cannot write to' "$err"
  chmod u+w "$tree"
fi

# ---- ./test ----------------------------------------------------------------------------------------------------------------------

ln -s "$(command -v ctest)" "$tools/ctest"
cat >>CMakeLists.txt <<'END'
enable_testing()
add_test(NAME good COMMAND sh -c "exit 0")
add_test(NAME skips COMMAND sh -c "exit 77")
set_tests_properties(skips PROPERTIES SKIP_RETURN_CODE 77)
add_test(NAME takes-long COMMAND sh -c "exit 1")
set_tests_properties(takes-long PROPERTIES LABELS slow)
END
cd "$work" || exit 1
run "$tree/test"
same './test: status 0' 0 $status
same './test: counts skipped apart' 'release: 1 passed, 0 failed, 1 skipped
sanitize: 1 passed, 0 failed, 1 skipped' "$(tail -n 2 "$work/out")"
run "$tree/test" --slow -R '.*'
same './test --slow: a test that fails: status 1' 1 $status
same './test --slow: counts' 'sanitize: 1 passed, 1 failed, 1 skipped' "$(tail -n 1 "$work/out")"
run "$tree/test" -R nothing
same './test, no test ran: status 1' 1 $status
holds './test, no test ran: says so' 'no test ran' "$err"
run "$tree/candour" x
same './test leaves ./candour nothing to do' '0 ' "$status $err"

# ---- the real one ----------------------------------------------------------------------------------------------------------------

program=$here/build/release/bin/candour
if [ "$real_build" = "$here/build/release" ] && [ -x "$program" ]; then
  "$here/candour" --version >/dev/null 2>&1 </dev/null
  find "$here" -path "$here/.git" -prune -o -path "$here/build/*/Testing" -prune -o -printf '%p %T@\n' | sort >"$work/before"
  run "$here/candour" --version
  find "$here" -path "$here/.git" -prune -o -path "$here/build/*/Testing" -prune -o -printf '%p %T@\n' | sort >"$work/after"
  cmp -s "$work/before" "$work/after" && ok 'the real one writes nothing' || bad 'the real one wrote' "$(diff "$work/before" "$work/after")"
  same 'the real one says nothing of its own' "$("$program" --version)" "$out$err"
  shortest() { # shortest COMMAND...: of twenty runs, in microseconds: what a busy machine disturbs least
    best=
    for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
      begin=$(date +%s%N); "$@" >/dev/null 2>&1 </dev/null; took=$((($(date +%s%N) - begin) / 1000))
      [ -n "$best" ] && [ "$best" -le $took ] || best=$took
    done
    echo "$best"
  }
  for round in 1 2 3 4 5; do # a machine that is busy with other things gets some more tries
    added=$(($(shortest "$here/candour" --version) - $(shortest "$program" --version)))
    [ $added -ge 50000 ] || break
  done
  [ $added -lt 50000 ] && ok "the real one adds $added microseconds" || bad "the real one adds $added microseconds, not under 50,000"
else
  echo 'the real one is not in build/release: not timed'
fi

echo "$failures failed"
[ $failures -eq 0 ]
