#!/usr/bin/env sh
# Measures Slipstream: bench/run.sh ingest|query|start|soak|fuzz [options]; --help tells which.
set -eu
bench=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$bench")

newer_sources() {
  [ ! -f "$bench/flink-sql/target/class-path.txt" ] || [ -n "$(find "$root" -name target -prune -o -name node_modules -prune -o \
    \( -name '*.java' -o -name pom.xml -o -path '*/src/main/resources/*' \) -newer "$bench/target/built" -print 2>/dev/null | head -n 1)" ]
}

if [ ! -f "$bench/target/built" ] || newer_sources; then
  echo "Building the measurements ..." >&2
  (cd "$root" && ./mvnw -B -q -Pbench -pl bench,bench/flink-sql -am -DskipTests ${BENCH_MAVEN_OPTIONS:-} process-classes)
  touch "$bench/target/built"
fi
if [ "${1:-}" = fuzz ]; then
  shift
  (cd "$root" && ./mvnw -B -q -pl slipstream-ingest -am ${BENCH_MAVEN_OPTIONS:-} -DskipTests test-compile)
  exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx512m \
    -cp "$root/slipstream-ingest/target/test-classes:$root/slipstream-ingest/target/classes:$root/slipstream-core/target/classes:$(cat "$bench/target/class-path.txt")" \
    dev.slipstream.ingest.fuzz.FuzzedAnswers "$@"
fi
case "${1:-}" in
  # The start of a built program is measured, not its build.
  start | soak) "$root/slipstream" --version >&2 ;;
esac
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
exec "$java" -Xmx3g -Dbench.folder="$bench" -cp "$bench/target/classes:$(cat "$bench/target/class-path.txt")" \
  dev.slipstream.bench.Bench "$@"
