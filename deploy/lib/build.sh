# Sourced by the launcher: builds the services that are not built, and says every few seconds how far it is.

build_missing() {
  missing=
  for service in $SERVICES; do
    binary_of "$service" >/dev/null || missing=$missing,$service-service
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
  for service in $SERVICES; do
    binary_of "$service" >/dev/null || fail 1 "The build left no program for $service in $project/$service-service/target."
  done
}
