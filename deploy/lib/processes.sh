# Sourced by the launcher: which process is which. A pid alone proves nothing, the kernel hands it out again;
# a process is ours only when the recorded start time is its own too.

# start_of PID: prints when it was started, in clock ticks after boot; fails when it has ended. Its first thread may be
# dead (state Z) while others still run and listen: it has ended when that one is the last.
start_of() {
  { IFS= read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 1
  # shellcheck disable=SC2086 # split into fields; the program's name before ") " may hold anything
  set -- ${stat##*) }
  [ $# -ge 20 ] && [ "$1" != X ] || return 1
  [ "$1" != Z ] || [ "${18}" -gt 1 ] || return 1
  printf '%s\n' "${20}"
}

# record_process SERVICE PID PORT
record_process() {
  start_of "$2" >/dev/null || return 1
  printf '%s %s %s\n' "$2" "$(start_of "$2")" "$3" >"$root/run/.$1.pid.$$"
  mv -f "$root/run/.$1.pid.$$" "$root/run/$1.pid"
}

# running_pid SERVICE: prints the pid of the recorded process while it lives.
running_pid() {
  recorded_port=
  { read -r recorded_pid recorded_start recorded_port <"$root/run/$1.pid"; } 2>/dev/null || return 1
  case $recorded_pid in
    '' | *[!0-9]*) return 1 ;;
  esac
  [ "$(start_of "$recorded_pid")" = "${recorded_start:-none}" ] || return 1
  printf '%s\n' "$recorded_pid"
}

# running_port SERVICE: prints the port that the recorded process was given; fails when it has ended or none is recorded.
running_port() {
  running_pid "$1" >/dev/null && [ -n "$recorded_port" ] && printf '%s\n' "$recorded_port"
}

# signal_services SIGNAL SERVICE…
signal_services() {
  signal=$1
  shift
  for service; do
    if pid=$(running_pid "$service"); then kill -s "$signal" "$pid" 2>/dev/null || :; fi
  done
}

# any_running SERVICE…
any_running() {
  for service; do
    if running_pid "$service" >/dev/null; then return 0; fi
  done
  return 1
}

# await_end SECONDS SERVICE…: fails when one still runs after that time.
await_end() {
  deadline=$(($(date +%s) + $1))
  shift
  while any_running "$@"; do
    [ "$(date +%s)" -lt "$deadline" ] || return 1
    sleep 0.1
  done
}

# stop_services SERVICE…: asks all at once, and ends what does not listen in time.
stop_services() {
  signal_services TERM "$@"
  if ! await_end "$stop_timeout" "$@"; then
    for service; do
      if pid=$(running_pid "$service"); then say "$service (pid $pid) did not stop within $stop_timeout s and is killed."; fi
    done
    signal_services KILL "$@"
    await_end 10 "$@" || return 1
  fi
  for service; do rm -f "$root/run/$service.pid"; done
}

# listener_on PORT: prints who listens there as "pid N (program)"; fails when nobody does.
listener_on() {
  socket=$(cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | awk -v port="$(printf ':%04X' "$1")" '
    $4 == "0A" && substr($2, length($2) - 4) == port { print "socket:[" $10 "]"; exit }')
  [ -n "$socket" ] || return 1
  pid=$(for process in /proc/[0-9]*; do printf '%s/fd\n' "$process"; done | xargs ls -l 2>/dev/null | awk -v socket="$socket" '
    /^\/proc\// { split($1, part, "/") }
    $NF == socket { print part[3]; exit }')
  if [ -n "$pid" ]; then
    printf 'pid %s (%s)\n' "$pid" "$(cat "/proc/$pid/comm" 2>/dev/null)"
  else
    printf 'a process of another user\n'
  fi
}
