#!/bin/sh
# installed_host.sh CMAKE BUILD SOURCE CC FLAG: installs a build into a folder of its own, moves that folder, and builds and runs
# hosts against it, outside the tree: with pkg-config and make, and with CMake.
set -eu
cmake=$1 build=$2 source=$3 cc=$4 flag=$5
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$cmake" --install "$build" --prefix "$work/first" > "$work/install.log"
mv "$work/first" "$work/moved"
prefix=$work/moved
libraries=$(dirname "$(find "$prefix" -name libcandour.so)")
for file in bin/candour libexec/candour/candour-reader include/candour/candour.h include/candour/candour.hpp share/doc/candour/LICENSE
do
  test -e "$prefix/$file" || { echo "not installed: $file"; exit 1; }
done

cp -r "$source/samples/hosts/c" "$work/host"
cp "$source/tests/plugin-api/tiny.yaml" "$work/host/pack.yaml"
cd "$work/host"
printf 'Modern slavery statement\n\nWe train all staff every year.\n' > statement.txt
make -s CC="$cc" CFLAGS="-Wall -Wextra -Wpedantic -Werror $flag" PKG_CONFIG_PATH="$libraries/pkgconfig"

same() {  # same FILE STATUS: host and command line, in an empty environment, print the same and end with the same status
  status=0; env -i LD_LIBRARY_PATH="$libraries" ./check "$1" pack.yaml > host.json || status=$?
  expected=0; env -i "$prefix/bin/candour" check "$1" --pack pack.yaml > line.json 2> /dev/null || expected=$?
  test "$status" = "$2" && test "$expected" = "$2" || { echo "$1: status $status and $expected, not $2"; exit 1; }
  cmp host.json line.json
  test -s host.json
}
same statement.txt 0
same missing.pdf 1

cat > CMakeLists.txt <<'END'
cmake_minimum_required(VERSION 3.20)
project(host LANGUAGES C)
find_package(candour 0.1 REQUIRED)
add_executable(cmake-check check.c)
target_link_libraries(cmake-check PRIVATE candour::candour)
END
"$cmake" -S . -B out -DCMAKE_PREFIX_PATH="$prefix" -DCMAKE_C_COMPILER="$cc" -DCMAKE_C_FLAGS="$flag" > cmake.log
"$cmake" --build out >> cmake.log
env -i out/cmake-check statement.txt pack.yaml > cmake.json
same statement.txt 0
cmp cmake.json line.json
