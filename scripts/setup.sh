# What ./candour and ./test share: packages, configuring, building. Sourced in a subshell, with $root set to the checkout.
#
# It prints nothing and writes nothing when nothing has changed, and then costs one `stat`, one `flock` and one dry run of Ninja.
# What it has to say goes to standard error; standard output belongs to the program. It ends with status 2 when it cannot go on, as
# the program does for what is found before any work. It knows only the system's own tools and gives them an environment of its
# own, so that the caller's PATH, CXX, CFLAGS, LANG, CDPATH and the like change nothing.

system_path=/usr/sbin:/usr/bin:/sbin:/bin
dpkg_status=/var/lib/dpkg/status
PATH=$system_path LC_ALL=C
unset CDPATH IFS GREP_OPTIONS GREP_COLORS POSIXLY_CORRECT LD_PRELOAD LD_LIBRARY_PATH
build=$root/build

say() { printf 'candour: %s\n' "$*" >&2; }
stop() { say "$*"; exit 2; }
cannot_write() { stop "cannot write to $build, where the program is built: clone the repository to a folder of your own"; }

# clean FOLDER [NAME=VALUE]... COMMAND...: in that folder, in an environment of our own, without the caller's standard input
clean() {
  folder=$1; shift
  env -i --chdir="$folder" PATH="$system_path" HOME=/nonexistent LC_ALL=C.UTF-8 TERM="${TERM:-dumb}" \
    ${TMPDIR:+TMPDIR="$TMPDIR"} "$@" </dev/null
}

# ---- one at a time ---------------------------------------------------------------------------------------------------------------
# A lock on build/.lock, held through descriptor 9 until the subshell ends: shared to look, exclusive to change something.

open_lock() {
  if [ ! -r "$build/.lock" ]; then
    { mkdir -p "$build" && true >>"$build/.lock"; } 2>/dev/null || cannot_write
  fi
  exec 9<"$build/.lock"
}

lock() { # lock --shared|--exclusive
  flock --nonblock "$1" 9 && return
  flock --wait 2 "$1" 9 && return
  say "waiting for another build in $build ..."
  flock "$1" 9
}

# ---- packages --------------------------------------------------------------------------------------------------------------------
# build/.packages-GROUP says for which package database and which list all packages were there; either changes: look again.

machine_state() { stat --printf '%i %s %y;' "$dpkg_status" "$root/scripts/packages.txt" 2>/dev/null; }

packages_known() { # packages_known GROUP
  state="$(machine_state) $root"
  [ -r "$build/.packages-$1" ] && read -r known <"$build/.packages-$1" && [ "$known" = "$state" ]
}

packages_of() { # packages_of GROUP: the names
  group=
  while read -r line; do
    case $line in
      '' | '#'*) ;;
      '['*) group=$line ;;
      *) [ "$group" != "[$1]" ] || printf '%s\n' "$line" ;;
    esac
  done <"$root/scripts/packages.txt"
}

missing_packages() { # missing_packages GROUP...: those of the groups that are not installed, parted by spaces
  wanted=$(for name in "$@"; do packages_of "$name"; done)
  installed=$(dpkg-query --show --showformat '/${db:Status-Status} ${Package}/' $wanted 2>/dev/null)
  missing=
  for package in $wanted; do
    case $installed in *"/installed $package/"*) ;; *) missing="$missing $package" ;; esac
  done
  printf '%s' "${missing# }"
}

ensure_packages() { # ensure_packages GROUP...
  missing=$(missing_packages "$@")
  if [ -n "$missing" ]; then
    install_packages $missing
    missing=$(missing_packages "$@")
    [ -z "$missing" ] || stop "apt-get did not install: $missing (its output: $build/packages.log)"
  fi
  for group in "$@"; do printf '%s %s\n' "$(machine_state)" "$root" >"$build/.packages-$group"; done
}

install_packages() { # install_packages PACKAGE...
  by_hand="apt-get update && apt-get install --no-install-recommends $*"
  [ -n "$(command -v apt-get)" ] ||
    stop "there is no apt-get here to install what is missing; these Debian 12 packages (or their like) are needed: $*"
  privilege=
  if [ "$(id -u)" != 0 ]; then
    [ -n "$(command -v sudo)" ] || stop "packages are missing, and only root can install them (no sudo here); as root: $by_hand"
    privilege='sudo -n'
    if ! sudo -n true 2>/dev/null; then
      { true </dev/tty; } 2>/dev/null || stop "packages are missing, and sudo wants a password; as root: $by_hand"
      privilege=sudo
    fi
  fi
  say "installing Debian packages (once): $*"
  umask 022
  apt_get update -o APT::Update::Error-Mode=any >"$build/packages.log" 2>&1 && network= || network=' (no network?)'
  apt_get install -y --no-install-recommends "$@" >>"$build/packages.log" 2>&1 && return
  because=$(sed -n '/^[EW]: /{s/^...//;p;q;}' "$build/packages.log")
  stop "the packages could not be installed$network${because:+: ${because%.}} (all of it: $build/packages.log)." \
    "As root, with a network: $by_hand"
}

apt_get() { # apt_get COMMAND ARGUMENTS...: apt-get as root, which asks nothing, waits for other package managers, does not hold our lock
  $privilege env DEBIAN_FRONTEND=noninteractive LC_ALL=C PATH="$system_path" ${http_proxy:+http_proxy="$http_proxy"} \
    ${https_proxy:+https_proxy="$https_proxy"} apt-get -q -o DPkg::Lock::Timeout=600 -o Acquire::Retries=2 \
    -o Acquire::http::Timeout=30 -o Acquire::https::Timeout=30 -o Dpkg::Use-Pty=0 "$@" </dev/null 9<&-
}

# ---- configuring and building ----------------------------------------------------------------------------------------------------

cached() { grep -qxF "$2" "$build/$1/CMakeCache.txt" 2>/dev/null; } # cached PRESET NAME:TYPE=VALUE

# A build folder of another checkout (this one was moved or copied) would build that one: away with it.
forget_other_checkouts() {
  for preset in release sanitize; do
    cached $preset "CMAKE_HOME_DIRECTORY:INTERNAL=$root" || rm -rf "${build:?}/$preset"
  done
  # So would one of another compiler than the preset names: until 0.1.0 this one was GCC's.
  grep -q '^CMAKE_CXX_COMPILER:.*clang++$' "$build/sanitize/CMakeCache.txt" 2>/dev/null || rm -rf "${build:?}/sanitize"
}

configure() { # configure PRESET ON|OFF: once; again if the tests are wanted now (or can no longer be built)
  [ ! -f "$build/$1/build.ninja" ] || ! cached "$1" "CANDOUR_TESTS:BOOL=$2" || return 0
  log=$(clean "$root" cmake --preset "$1" -DCANDOUR_TESTS="$2" 2>&1) ||
    { printf '%s\n' "$log" >&2; stop "the build could not be configured (why is said above)"; }
}

up_to_date() { # up_to_date PRESET TARGET...
  folder=$build/$1; shift
  case $(clean "$folder" ninja -n "$@" 2>/dev/null) in *'ninja: no work to do.'*) ;; *) false ;; esac
}

build() { # build PRESET TARGET...: Ninja's own line on a terminal, else one line of ours; all of the output when it fails
  ! up_to_date "$@" || return 0
  preset=$1; shift
  if [ -t 2 ] && [ "${TERM:-dumb}" != dumb ]; then
    clean "$build/$preset" NINJA_STATUS="candour: building $preset [%f/%t] " ninja "$@" >&2 ||
      stop "the build failed (why is said above)"
  else
    [ -f "$build/$preset/.ninja_log" ] && what='what has changed' || what='once; this takes some minutes'
    say "building $preset ($what) ..."
    log=$(clean "$build/$preset" ninja "$@" 2>&1) || { printf '%s\n' "$log" >&2; stop "the build failed (why is said above)"; }
  fi
}

# ---- the two ways in -------------------------------------------------------------------------------------------------------------

set_up_program() { # ./candour: the program and its reader, without what only tests need
  set -- release bin/candour bin/candour-reader
  open_lock
  lock --shared
  ! packages_known build || ! up_to_date "$@" || return 0
  if [ ! -w "$build" ]; then
    [ -z "$(missing_packages build)" ] && up_to_date "$@" || cannot_write
    return 0
  fi
  lock --exclusive
  forget_other_checkouts
  packages_known build || ensure_packages build
  tests=OFF
  ! cached release CANDOUR_TESTS:BOOL=ON || [ -n "$(missing_packages test)" ] || tests=ON
  configure release $tests
  build "$@"
}

set_up_tests() { # ./test: set_up_tests PRESET: everything
  open_lock
  lock --shared
  ! packages_known test || ! cached "$1" CANDOUR_TESTS:BOOL=ON || ! up_to_date "$1" all || return 0
  [ -w "$build" ] || cannot_write
  lock --exclusive
  forget_other_checkouts
  packages_known test || ensure_packages build test
  configure "$1" ON
  build "$1" all
}
