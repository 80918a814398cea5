#!/bin/sh
# Starts the product the fast way: sh config/start.sh [--prepare] [--setting=value ...]
#
# Does what `java @config/jvm.options -jar order-compensation.jar` does, in less time: the jar is extracted once into a
# directory beside it, together with an archive of loaded classes (AppCDS), and every further start uses both. Where that
# cannot be done, one sentence says why and the jar is started as it is.
#
# With --prepare it only makes them, for instance while an image is built; nothing is started then.
# The environment: JAVA_HOME, JAVA_OPTS (split at blanks, after config/jvm.options), PRODUCT_JAR, and START_DIRECTORY, where the extracted
# jar and the archive are kept (default: the jar's directory).
set -u

config=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
home=$(dirname -- "$config")
fast=
lock=
child=

# To the error output: the output is the product's log.
say() {
  echo "start.sh: $1" >&2
}

find_jar() {
  jar=${PRODUCT_JAR:-$home/order-compensation.jar}
  if [ -z "${PRODUCT_JAR:-}" ] && [ ! -f "$jar" ]; then
    jar=$home/target/order-compensation.jar
  fi
  if [ ! -f "$jar" ]; then
    say "There is no $jar. Build it with 'mvn package', or set PRODUCT_JAR to where it is."
    exit 1
  fi
  jar=$(CDPATH= cd -- "$(dirname -- "$jar")" && pwd)/$(basename -- "$jar")
}

find_java() {
  java=java
  if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
  fi
  if ! command -v "$java" >/dev/null 2>&1; then
    say "There is no $java. Install a JDK 17 or newer, or set JAVA_HOME to it."
    exit 1
  fi
}

# The archive is good for exactly this jar, JDK and options. The end of a jar has a checksum of every file in it; the time of ours
# is the same for each build.
key() {
  jdk=$(readlink -f -- "$(command -v "$java")" 2>/dev/null || command -v "$java")
  jdk=$(dirname -- "$(dirname -- "$jdk")")
  {
    tail -c 262144 -- "$jar"
    echo "$jdk $jar"
    cat -- "$jdk/release" "$config/jvm.options"
    wc -c <"$jdk/lib/modules"
  } 2>/dev/null | cksum | tr ' ' '-'
}

unlock() {
  if [ -n "$lock" ]; then
    rm -rf -- "$lock"
    lock=
  fi
}

give_up() {
  [ -z "$child" ] || kill "$child" 2>/dev/null
  unlock
  exit "$1"
}

# One start makes the files, others meanwhile start the jar as it is. A lock whose owner is gone is taken over.
locked() {
  if mkdir -- "$1" 2>/dev/null; then
    lock=$1
    echo $$ >"$lock/pid"
    return 0
  fi
  owner=$(cat -- "$1/pid" 2>/dev/null) || return 1
  # In a container the one that was killed had our own number.
  if [ -z "$owner" ] || { [ "$owner" != $$ ] && kill -0 "$owner" 2>/dev/null; }; then
    return 1
  fi
  # Of several that see it, one moves it away.
  mv -- "$1" "$1.$$" 2>/dev/null && rm -rf -- "$1.$$" && locked "$1"
}

# A start without servers: no file, variable or option of the user's is read but config/jvm.options, the addresses lead nowhere, and
# what would connect is not made. It ends before it would be ready. In the background, so that a signal need not wait for it.
train() {
  (cd -- "$fast" && exec env -i PATH="$PATH" "$java" @"$config/jvm.options" -XX:ArchiveClassesAtExit="$fast/classes.jsa" \
    -Dspring.context.exit=onRefresh -jar "$fast/$(basename -- "$jar")" \
    --spring.config.location=optional:classpath:/none/ --spring.main.lazy-initialization=true --compensation.command=train \
    --spring.flyway.enabled=false --camel.main.auto-startup=false --camel.main.run-controller=false \
    --spring.datasource.url=jdbc:mysql://127.0.0.1:1/none --rocketmq.name-server=127.0.0.1:1 \
    --server.address=127.0.0.1 --server.port=0 --management.server.address=127.0.0.1 --management.server.port=0) \
    >"$fast/training.log" 2>&1 &
  child=$!
  wait "$child"
}

make() {
  fresh=$fast.new
  say "Preparing fast starts in $fast: once for this jar, JDK and options."
  if ! rm -rf -- "$fresh" "$fast" || ! "$java" -Djarmode=tools -jar "$jar" extract --destination "$fresh" >/dev/null 2>&1; then
    say "The jar cannot be extracted to $fresh, so it is started as it is. Make room there, or set START_DIRECTORY."
    return 1
  fi
  # The archive holds the paths of the jars: it is made where they stay.
  if ! mv -- "$fresh" "$fast"; then
    say "$fresh cannot be renamed, so the jar is started as it is. Correct the rights of its directory, or set START_DIRECTORY."
    return 1
  fi
  if ! train || [ ! -s "$fast/classes.jsa" ]; then
    rm -f -- "$fast/classes.jsa"
    say "No archive of classes could be made ($fast/training.log says why), so starts take longer. Delete $fast to try again."
  fi
  : >"$fast/complete"
}

# Older ones of this jar are of no use to anybody but a process that still runs from them: they are left to the operator.
prepare() {
  directory=${START_DIRECTORY:-$(dirname -- "$jar")}
  case $directory in
    /*) ;;
    *) directory=$PWD/$directory ;;
  esac
  fast=$directory/order-compensation.start/$(key)
  if [ -f "$fast/complete" ]; then
    return 0
  fi
  if ! mkdir -p -- "$directory/order-compensation.start" 2>/dev/null || [ ! -w "$directory/order-compensation.start" ]; then
    say "$directory cannot be written to, so the jar is started as it is. Set START_DIRECTORY to a directory that can."
    return 1
  fi
  if ! locked "$fast.lock"; then
    say "Another start is preparing $fast, so this one starts the jar as it is."
    return 1
  fi
  trap 'give_up 130' INT
  trap 'give_up 143' TERM HUP
  made=0
  [ -f "$fast/complete" ] || make || made=1
  unlock
  trap - INT TERM HUP
  return $made
}

# glibc keeps freed memory for each thread that freed some: 24 MiB less under a flood of long messages.
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"

find_jar
find_java
if [ "${1:-}" = --prepare ]; then
  prepare
  exit
fi
if prepare; then
  run=$fast/$(basename -- "$jar")
  if [ -f "$fast/classes.jsa" ]; then
    # shellcheck disable=SC2086
    exec "$java" @"$config/jvm.options" ${JAVA_OPTS:-} -XX:SharedArchiveFile="$fast/classes.jsa" -jar "$run" "$@"
  fi
else
  run=$jar
fi
# shellcheck disable=SC2086
exec "$java" @"$config/jvm.options" ${JAVA_OPTS:-} -jar "$run" "$@"
