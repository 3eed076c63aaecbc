# Sourced by the launcher: the services, where they listen, what starts them, how they are.

# In the order of starting: who is called stands before its callers. Stopping goes the other way.
SERVICES='execution review planner ingest'
SERVICES_BACKWARDS='ingest planner review execution'

# plane_is_embedded FILE: whether the operator's file has plane.mode: embedded, in block or flow style.
plane_is_embedded() {
  [ -r "$1" ] && awk '
    /^[^ \t#]/ { inside = ($0 ~ /^["\047]?plane["\047]?[ \t]*:/) }
    inside && /^[^ \t].*[{,][ \t]*["\047]?mode["\047]?[ \t]*:[ \t]*["\047]?embedded["\047]?[ \t]*[,}]/ { found = 1 }
    inside && /^[ \t]+["\047]?mode["\047]?[ \t]*:[ \t]*["\047]?embedded["\047]?[ \t]*,?[ \t]*(#.*)?$/ { found = 1 }
    END { exit !found }' "$1"
}

# include_board: the embedded board is a fifth process where it is configured, and as long as one that was started is
# not stopped. Planner is told where it is.
include_board() {
  case ${OPERATIONS_CENTER_BOARD:-} in
    embedded) ;;
    none) [ -e "$root/run/board.pid" ] || return 0 ;;
    '') plane_is_embedded "$configuration" || [ -e "$root/run/board.pid" ] || return 0 ;;
    *) fail 2 "OPERATIONS_CENTER_BOARD must be embedded or none, not '$OPERATIONS_CENTER_BOARD'." ;;
  esac
  SERVICES="board $SERVICES"
  SERVICES_BACKWARDS="$SERVICES_BACKWARDS board"
  if [ -z "${OPERATIONS_CENTER_BOARD_URL:-}" ]; then
    OPERATIONS_CENTER_BOARD_URL=http://$(reachable_host):$(port_of board)
    export OPERATIONS_CENTER_BOARD_URL
  fi
}

# reachable_host: where a service that listens everywhere is reached from here.
reachable_host() {
  case $host in
    0.0.0.0 | '*') echo 127.0.0.1 ;;
    ::) echo '[::1]' ;;
    *:*) printf '[%s]\n' "$host" ;;
    *) printf '%s\n' "$host" ;;
  esac
}

# announce_ports: services and commands find each other at ports that were chosen for this set.
announce_ports() {
  for service in execution review planner ingest; do
    name=OPERATIONS_CENTER_PEERS_$(printf '%s' "$service" | tr '[:lower:]' '[:upper:]')
    if setting "$service" PORT >/dev/null && ! printenv "$name" >/dev/null; then
      export "$name=http://$(reachable_host):$(port_of "$service")"
    fi
  done
}

# program_of SERVICE: the service whose program it is; the board is a mode of planner's.
program_of() {
  if [ "$1" = board ] && ! setting board BINARY >/dev/null; then echo planner; else printf '%s\n' "$1"; fi
}

# setting SERVICE NAME: prints OPERATIONS_CENTER_<SERVICE>_<NAME>; fails when it is unset or empty.
setting() {
  value=$(printenv "OPERATIONS_CENTER_$(printf '%s' "$1" | tr '[:lower:]' '[:upper:]')_$2") && [ -n "$value" ] && printf '%s\n' "$value"
}

port_of() {
  setting "$1" PORT && return
  case $1 in
    planner) echo 20410 ;;
    execution) echo 20411 ;;
    review) echo 20412 ;;
    ingest) echo 20413 ;;
    board) echo 20414 ;;
  esac
}

# port_in_use SERVICE: where the one that runs listens, else where it would.
port_in_use() {
  running_port "$1" || port_of "$1"
}

check_ports() {
  for service in $SERVICES; do
    port=$(port_of "$service")
    case $port in
      0* | *[!0-9]* | ??????*) fail 2 "The port of $service must be a number from 1 to 65535, not '$port'." ;;
    esac
    if [ "$port" -lt 1 ] || [ "$port" -gt 65535 ]; then fail 2 "The port of $service must be a number from 1 to 65535, not '$port'."; fi
    for other in $SERVICES; do
      [ "$other" != "$service" ] || break
      if [ "$(port_of "$other")" = "$port" ]; then fail 2 "$other and $service are both given port $port; each needs one of its own."; fi
    done
  done
}

# native_of SERVICE: prints the native binary that was built here.
native_of() {
  for binary in "$project/$1-service/target/"*-runner; do
    if [ -f "$binary" ]; then
      printf '%s\n' "$binary"
      return
    fi
  done
  return 1
}

# jar_of SERVICE: prints the jar that was built here.
jar_of() {
  [ -f "$project/$1-service/target/quarkus-app/quarkus-run.jar" ] && printf '%s\n' "$project/$1-service/target/quarkus-app/quarkus-run.jar"
}

# outdated SERVICE FILE: whether something it is built from is newer. The folders are relative, since the path of the
# project itself may hold src/main or target.
outdated() {
  [ -n "$(cd "$project" && find pom.xml "$1-service" shared-contracts -name target -prune -o \
    -type f \( -name pom.xml -o -path '*/src/main/*' \) -newer "$2" -print 2>/dev/null | head -n 1)" ]
}

# binary_of SERVICE: prints the native binary, else the jar; fails when neither is built. A jar that was built after an
# outdated native binary goes before it.
binary_of() {
  if [ "$(program_of "$1")" != "$1" ]; then
    binary_of "$(program_of "$1")"
    return
  fi
  if binary=$(setting "$1" BINARY); then
    case $binary in
      /*) printf '%s\n' "$binary" ;;
      *) printf '%s\n' "$project/$binary" ;;
    esac
    return
  fi
  if ! native=$(native_of "$1"); then
    jar_of "$1"
  elif jar=$(jar_of "$1") && [ -n "$(find "$jar" -newer "$native")" ] && outdated "$1" "$native"; then
    printf '%s\n' "$jar"
  else
    printf '%s\n' "$native"
  fi
}

# run_binary SERVICE ARGUMENT…: becomes that program. The services refuse a locale that is not UTF-8.
run_binary() {
  case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
    *[Uu][Tt][Ff]-8* | *[Uu][Tt][Ff]8*) ;;
    *) export LC_ALL=C.UTF-8 ;;
  esac
  binary=$(binary_of "$1")
  shift
  case $binary in
    *.jar)
      # shellcheck disable=SC2086 # options are split at blanks
      set -- "$JAVA_HOME/bin/java" $java_options -jar "$binary" "$@"
      ;;
    *) set -- "$binary" "$@" ;;
  esac
  # shellcheck disable=SC2086 # one word or none
  exec $in_session "$@"
}

# require_jdk_for SERVICE…: finds a JDK when one of them is a jar.
require_jdk_for() {
  for service; do
    case $(binary_of "$service") in
      *.jar)
        find_jdk "$project" || exit 1
        return
        ;;
    esac
  done
}

# start_service SERVICE: in a session of its own, so that closing the terminal does not reach it, and in the project's
# folder, where its configuration is looked for.
start_service() {
  (
    exec 9>&-
    cd "$project" || exit 1
    in_session=setsid
    case $1 in
      board) mode=board ;;
      *) mode=serve ;;
    esac
    run_binary "$1" "$mode" --host "$host" --port "$(port_of "$1")" --data-root "$root"
  ) </dev/null >>"$root/logs/$1.log" 2>&1 &
  record_process "$1" $! "$(port_of "$1")" || :
}

# credential_header SERVICE|board-person: what opens its readiness, or the board's page, to us, as a line of curl's
# configuration.
credential_header() {
  case $1 in
    board) set -- board-planner 'X-API-Key: ' ;;
    board-person) set -- board-person 'X-API-Key: ' ;;
    *) set -- operator 'Authorization: Bearer ' ;;
  esac
  if [ -s "$root/secrets/$1.token" ]; then
    IFS= read -r token <"$root/secrets/$1.token" || :
    printf 'header = "%s%s"\n' "$2" "$token"
  fi
}

# health SERVICE live|ready: prints the HTTP status, 000 without an answer, and the answer's body after it.
# The token goes through a pipe: arguments can be read by everyone on the machine.
health() {
  {
    if [ "$2" = ready ]; then credential_header "$1"; fi
  } | curl -q --config - --noproxy '*' --silent --max-time 3 --write-out '\n%{http_code}' \
    "http://$(reachable_host):$(port_in_use "$1")/q/health/$2" 2>/dev/null | awk '{ body = body last; last = $0 } END { print last, body }'
}

# login_link: prints a link that opens the control room once; fails when planner gives none.
login_link() {
  path=$(credential_header planner | curl -q --config - --noproxy '*' --silent --fail --max-time 5 --request POST \
    "http://$(reachable_host):$(port_of planner)/v1/login-links" 2>/dev/null | sed -n 's/.*"path" *: *"\([^"]*\)".*/\1/p')
  [ -n "$path" ] && printf 'http://%s:%s%s\n' "$(reachable_host)" "$(port_of planner)" "$path"
}

# board_link: prints a link that opens the board's page once; fails when there is no embedded board or it gives none.
board_link() {
  case " $SERVICES " in
    *' board '*) ;;
    *) return 1 ;;
  esac
  path=$(credential_header board-person | curl -q --config - --noproxy '*' --silent --fail --max-time 5 --request POST \
    "http://$(reachable_host):$(port_of board)/login/links/" 2>/dev/null | sed -n 's/.*"path" *: *"\([^"]*\)".*/\1/p')
  [ -n "$path" ] && printf 'http://%s:%s%s\n' "$(reachable_host)" "$(port_of board)" "$path"
}

# answers SERVICE live|ready
answers() {
  case $(health "$1" "$2") in
    200*) return 0 ;;
    *) return 1 ;;
  esac
}
