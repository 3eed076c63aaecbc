# Sourced by the demo: an installation of its own below one fresh folder, on free ports, and the way to speak to it.

# forget_environment: settings of another installation do not reach this one; where programs come from still does.
forget_environment() {
  for name in $(env | sed -n 's/^\(OPERATIONS_CENTER_[A-Z_]*\)=.*/\1/p'); do
    case $name in
      *_BINARY | OPERATIONS_CENTER_JDK_* | OPERATIONS_CENTER_MAVEN_URL | OPERATIONS_CENTER_JAVA_OPTIONS | OPERATIONS_CENTER_START_TIMEOUT) ;;
      *) unset "$name" ;;
    esac
  done
}

make_root() {
  forget_environment
  stamp=$(date +%Y%m%d-%H%M%S)
  mkdir -p "$project/var/demo" || fail 1 "$project/var/demo cannot be written to."
  root=$project/var/demo/$stamp
  until mkdir "$root" 2>/dev/null; do
    [ -e "$root" ] || fail 1 "$root cannot be made."
    root=$root+
  done
  configuration=$root/operations_center.yaml
  settings=$root/demo.env
  echo "Everything of this demo lies in $root"
}

# choose_ports: sets port to the first of five in a row on which nobody listens, below those the kernel hands out.
choose_ports() {
  port=$((20500 + $$ % 1000 * 10))
  while [ "$port" -lt 32000 ]; do
    free=yes
    for offset in 0 1 2 3 4; do
      if listener_on $((port + offset)) >/dev/null; then free=; fi
    done
    if [ -n "$free" ]; then return 0; fi
    port=$((port + 10))
  done
  fail 1 "There are no five free ports in a row between 20500 and 32000."
}

# write_settings: what the launcher is told. Ingest refuses to run without a secret for webhooks; nobody sends any here.
write_settings() {
  choose_ports
  {
    echo "# The environment of this demo. To speak to it: OPERATIONS_CENTER_ENV_FILE=$settings ./deploy/operations-center COMMAND"
    echo "OPERATIONS_CENTER_HOME=$root"
    echo "OPERATIONS_CENTER_CONFIG=$configuration"
    echo "OPERATIONS_CENTER_PLANNER_PORT=$port"
    echo "OPERATIONS_CENTER_EXECUTION_PORT=$((port + 1))"
    echo "OPERATIONS_CENTER_REVIEW_PORT=$((port + 2))"
    echo "OPERATIONS_CENTER_INGEST_PORT=$((port + 3))"
    echo "OPERATIONS_CENTER_BOARD_PORT=$((port + 4))"
    echo "OPERATIONS_CENTER_START_TIMEOUT=${OPERATIONS_CENTER_START_TIMEOUT:-180}"
    echo "OPERATIONS_CENTER_WATCH_INTERVAL_GOAL_SECONDS=1"
    echo "OPERATIONS_CENTER_MIN_WATCH_INTERVAL_SECONDS=1"
    echo "OPERATIONS_CENTER_WEBHOOK_SECRET=$(head -c 24 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=\n')"
  } >"$settings"
  chmod 600 "$settings"
}

# yaml_text TEXT: as one double-quoted YAML scalar. The backslash is doubled by && since awks differ over \\\\ in a replacement.
yaml_text() {
  printf '%s' "$1" | awk 'BEGIN { printf "\"" } { gsub(/\\/, "&&"); gsub(/"/, "\\\""); gsub(/\t/, "\\t"); gsub(/\r/, "\\r"); if (NR > 1) printf "\\n"; printf "%s", $0 } END { printf "\"" }'
}

# yaml_command SCRIPT: the argument vector of engine command that has sh run the script, its lines taken literally.
yaml_command() {
  echo '    engine: command'
  echo '    command:'
  echo '      - sh'
  echo '      - -c'
  printf '      - %s\n' "$(yaml_text "$1")"
  echo '      - agent'
  echo '      - "{goal_file}"'
  echo '      - "{workspace}"'
}

# write_common: the part of the configuration that both forms of the demo share.
write_common() {
  cat <<YAML
services:
  planner: ["http://127.0.0.1:$port"]
  execution: ["http://127.0.0.1:$((port + 1))"]
  review: ["http://127.0.0.1:$((port + 2))"]
  ingest: ["http://127.0.0.1:$((port + 3))"]
plane: {mode: embedded, requests_per_minute: 6000, write_reserve: 1000}
switchboard: {mode: embedded}
git: {open_pr_default: false}
kodo: {timeout_seconds: $patience}
YAML
}

# file_url PATH: git takes no blanks in addresses.
file_url() {
  printf 'file://%s\n' "$1" | sed 's/%/%25/g; s/ /%20/g; s/#/%23/g; s/?/%3F/g'
}

# center ARGUMENT…: a command to this installation.
center() {
  OPERATIONS_CENTER_ENV_FILE=$settings sh "$project/deploy/operations-center" "$@"
}

start_services() {
  trap 'stop_services_now; exit 129' HUP
  trap 'stop_services_now; exit 130' INT
  trap 'stop_services_now; exit 143' TERM
  if ! center up; then
    stop_services_now
    fail 1 "The services did not start; their logs are in $root/logs."
  fi
}

stop_services_now() {
  center down || say "Not everything could be stopped: OPERATIONS_CENTER_ENV_FILE=$settings ./deploy/operations-center status"
}

# give_up SENTENCE: the reason, and an end.
give_up() {
  say "$1"
  stop_services_now
  exit 1
}

# note_fault SENTENCE: something is not as it should be; the demo goes on and ends with 1.
note_fault() {
  echo "  NOT OK  $1"
  faults=$((faults + 1))
}

# note_ok SENTENCE
note_ok() {
  echo "  ok      $1"
}

finish() {
  echo
  if [ -n "$keep" ]; then
    echo "The services keep running. Stop them with"
    echo "  OPERATIONS_CENTER_ENV_FILE=$settings ./deploy/operations-center down"
    links=$(center login 2>/dev/null) || note_fault "there is no link into the control room"
    echo "In a browser, each once, within five minutes: the control room and the board's page"
    printf '%s\n' "$links" | sed 's/^/  /'
  else
    center down 2>/dev/null || note_fault "the services could not be stopped"
  fi
  echo "Everything of this demo lies in $root"
  if [ "$faults" -gt 0 ]; then fail 1 "The demo failed: $faults thing(s) are not as they should be, see NOT OK above."; fi
  echo "The demo succeeded."
}
