# Sourced by the launcher: builds the services that are not built or older than their sources, and says every few
# seconds how far it is.

# needs_build SERVICE: says why when there is something that is too old. What the operator has chosen is never built.
needs_build() {
  if setting "$1" BINARY >/dev/null; then return 1; fi
  built=$(binary_of "$1") || return 0
  if native=$(native_of "$1") && outdated "$1" "$native"; then
    say "The native binary of $1 is older than the sources, running the jar form."
    built=$(jar_of "$1") || return 0
  fi
  outdated "$1" "$built" || return 1
  say "The jar of $1 is older than the sources."
}

# in_use PROGRAM: whether a process of it runs and so still reads its jars.
in_use() {
  for other in $SERVICES; do
    if [ "$(program_of "$other")" = "$1" ] && running_pid "$other" >/dev/null; then return 0; fi
  done
  return 1
}

# build_missing SERVICE…: only what does not run.
build_missing() {
  missing=
  seen=' '
  for service; do
    program=$(program_of "$service")
    case $seen in
      *" $program "*) continue ;;
    esac
    seen="$seen$program "
    if in_use "$program" && binary_of "$program" >/dev/null; then continue; fi
    if needs_build "$program"; then missing=$missing,$program-service; fi
  done
  [ -n "$missing" ] || return 0
  log=$root/logs/build.log
  say "Building ${missing#,}. Log: $log"
  sh "$project/mvnw" -Dquick package -f "$project/pom.xml" -pl "${missing#,}" -am >"$log" 2>&1 </dev/null 9>&- &
  build=$!
  began=$(date +%s)
  shown=$began
  while start_of "$build" >/dev/null; do
    sleep 0.2
    now=$(date +%s)
    if [ $((now - shown)) -ge 5 ]; then
      shown=$now
      say "Building for $((now - began)) s: $(sed -n 's/.*\] Building \(OperationsCenter.*\)/\1/p' "$log" | tail -n 1 | tr -s ' ')"
    fi
  done
  wait "$build" && status=0 || status=$?
  build=
  if [ "$status" -ne 0 ]; then
    tail -n 20 "$log" >&2
    fail 1 "The build failed. The whole log is $log"
  fi
  for service; do
    binary_of "$service" >/dev/null || fail 1 "The build left no program for $service in $project/$service-service/target."
  done
}
