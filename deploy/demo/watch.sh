# Sourced by the demo: files cards, waits for what becomes of them, prints and checks it.

# file_card TITLE GOAL REPOSITORY OPTION…: prints the id of the card.
file_card() {
  card_title=$1
  card_goal=$2
  card_repository=$3
  shift 3
  center task add -q --title "$card_title" --goal "$card_goal" --repo "$card_repository" --ready "$@"
}

# field NAME: the first text of that name in JSON that a command printed.
field() {
  sed -n "s/^ *\"$1\" : \"\(.*\)\",\{0,1\}\$/\1/p" | head -n 1
}

# await_ticket CARD [OTHER]: sets ticket to the newest one of the card, which is not the other.
await_ticket() {
  await_began=$(date +%s)
  await_shown=$await_began
  while :; do
    ticket=$(center executions --task-id "$1" -q | head -n 1) || give_up "The tickets of card $1 could not be listed."
    if [ -n "$ticket" ] && [ "$ticket" != "${2:-}" ]; then return 0; fi
    now=$(date +%s)
    if [ $((now - await_began)) -ge 120 ]; then give_up "No ticket was asked for card $1 within 120 s; see $root/logs/planner.log."; fi
    if [ $((now - await_shown)) -ge 5 ]; then
      await_shown=$now
      say "Waiting for $((now - await_began)) s until the lane takes card $1"
    fi
    sleep 0.5
  done
}

# await_column CARD COLUMN…: waits until the card stands in one of them; sets column to where it stands.
await_column() {
  await_card=$1
  shift
  await_began=$(date +%s)
  while :; do
    column=$(center task show "$await_card" --output json | field state)
    for wanted; do
      [ "$column" != "$wanted" ] || return 0
    done
    if [ $(($(date +%s) - await_began)) -ge 60 ]; then return 1; fi
    sleep 0.5
  done
}

# heading WORDS
heading() {
  printf '\n== %s\n' "$1"
}

# follow_ticket: follows $ticket to its end, prints everything about it and sets state, branch, commit and reason.
follow_ticket() {
  center show "$ticket" --follow || :
  account=$(center show "$ticket" --output json) || give_up "Run $ticket could not be shown."
  state=$(printf '%s\n' "$account" | field state)
  branch=$(printf '%s\n' "$account" | field branch)
  commit=$(printf '%s\n' "$account" | field commit)
  reason=$(printf '%s\n' "$account" | field reason)
  page=http://127.0.0.1:$port/runs/$ticket
  echo "Page        $page"
}

# check_page: whether the page of the run is there for who may look at it.
check_page() {
  status=$(
    {
      IFS= read -r token <"$root/secrets/reader.token" || :
      printf 'header = "Authorization: Bearer %s"\n' "$token"
    } | curl -q --config - --noproxy '*' --silent --max-time 10 --output /dev/null --write-out '%{http_code}' "$page"
  ) || :
  if [ "$status" = 200 ]; then note_ok "the page of the run is there"; else note_fault "the page of the run answers $status"; fi
}

# check_state WANTED
check_state() {
  if [ "$state" = "$1" ]; then note_ok "the run is $1"; else note_fault "the run is $state, not $1"; fi
}

# check_column CARD COLUMN…
check_column() {
  if await_column "$@"; then note_ok "the card stands in $column"; else note_fault "the card stands in '$column'"; fi
}

# check_pushed REPOSITORY: whether the branch is there, at our commit, and the base is where it was.
check_pushed() {
  found=$(git ls-remote "$1" "refs/heads/$branch" 2>/dev/null | cut -f 1)
  if [ -n "$commit" ] && [ "$found" = "$commit" ]; then
    note_ok "branch $branch is on the origin at $commit"
  else
    note_fault "branch $branch is on the origin at '$found', not at '$commit'"
  fi
}

# check_evidence: whether the sealed files lie where they are said to.
check_evidence() {
  evidence=$root/execution/$(printf '%s\n' "$account" | field evidence)
  if [ "$evidence" != "$root/execution/" ] && [ -d "$evidence" ] && [ -n "$(ls "$evidence")" ]; then note_ok "the evidence lies in $evidence"; else note_fault "no evidence lies in '$evidence'"; fi
}
