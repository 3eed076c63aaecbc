# Sourced by the launcher: how the local set is, as a table or as JSON.

# uptime_of PID: seconds
uptime_of() {
  awk -v start="$(start_of "$1")" -v ticks="$(getconf CLK_TCK)" '{ printf "%d\n", $1 - start / ticks }' /proc/uptime
}

# look_at SERVICE: sets port, pid, state, live, ready and uptime.
look_at() {
  port=$(port_in_use "$1")
  live=false
  ready=false
  uptime=
  if pid=$(running_pid "$1"); then
    state=running
    uptime=$(uptime_of "$pid")
    if answers "$1" live; then live=true; fi
    if answers "$1" ready; then ready=true; fi
  elif [ -e "$root/run/$1.pid" ]; then
    state=died
  else
    state=stopped
  fi
}

json_string() {
  printf '%s' "$1" | awk 'BEGIN { printf "\"" } { gsub(/\\/, "&&"); gsub(/"/, "\\\""); gsub(/\t/, "\\t"); gsub(/\r/, "\\r"); if (NR > 1) printf "\\n"; printf "%s", $0 } END { printf "\"" }'
}

show_table() {
  yes_no() { if [ "$1" = true ]; then echo yes; else echo no; fi; }
  printf '%-10s %-6s %-8s %-8s %-5s %-6s %s\n' SERVICE PORT PID STATE LIVE READY UPTIME
  for service in $SERVICES; do
    look_at "$service"
    if [ "$ready" != true ]; then all_ready=false; fi
    printf '%-10s %-6s %-8s %-8s %-5s %-6s %s\n' "$service" "$port" "${pid:--}" "$state" "$(yes_no "$live")" "$(yes_no "$ready")" "${uptime:--}${uptime:+ s}"
  done
}

show_json() {
  printf '{"root":%s,"services":[' "$(json_string "$root")"
  comma=
  for service in $SERVICES; do
    look_at "$service"
    if [ "$ready" != true ]; then all_ready=false; fi
    printf '%s{"service":"%s","port":%s,"pid":%s,"state":"%s","live":%s,"ready":%s,"uptime_seconds":%s}' \
      "$comma" "$service" "$port" "${pid:-null}" "$state" "$live" "$ready" "${uptime:-null}"
    comma=,
  done
  printf ']}\n'
}

show_status() {
  output=table
  case $# in
    0) ;;
    1) output=${1#--output=} ;;
    2) if [ "$1" = --output ]; then output=$2; else output=; fi ;;
    *) output= ;;
  esac
  require_command curl curl
  all_ready=true
  case $output in
    table) show_table ;;
    json) show_json ;;
    *) fail 2 "Usage: operations-center status [--output table|json]" ;;
  esac
  [ "$all_ready" = true ]
}
