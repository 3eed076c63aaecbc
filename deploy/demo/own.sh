# Sourced by the demo: one card on the repository and with the agent of whoever runs it.

check_own_options() {
  [ -n "$goal" ] || fail 2 "--repo needs --goal. operations-center demo --help says more."
  length=$(printf '%s' "$goal" | LC_ALL=C.UTF-8 wc -m)
  if [ "$length" -lt 30 ] || [ "$length" -gt 8000 ]; then fail 2 "--goal must have 30 to 8000 characters so that an agent can tell what is wanted; it has $((length))."; fi
  [ -z "$engine" ] || [ -z "$agent" ] || fail 2 "--engine and --agent exclude each other."
  case $engine in
    '' | kodo) ;;
    *) fail 2 "--engine must be kodo, not '$engine'. Any other program goes with --agent." ;;
  esac
  if [ -z "$agent" ]; then
    engine=kodo
    command -v kodo >/dev/null 2>&1 || fail 2 "The engine kodo is not installed. Name a program with --agent COMMAND."
  fi
  title=${title:-$(printf '%s\n' "$goal" | sed '/[^[:space:]]/!d' | head -n 1 | LC_ALL=C.UTF-8 sed 's/^\(.\{72\}\).*/\1/')}
  [ -n "$title" ] || fail 2 "--goal is blank; it must say what is wanted."
  length=$(printf '%s' "$title" | LC_ALL=C.UTF-8 wc -m)
  if [ "$length" -gt 255 ]; then fail 2 "--title must have at most 255 characters; it has $((length))."; fi
  case $title in
    *[![:space:]]*) ;;
    *) fail 2 "--title is blank." ;;
  esac
  case $title in
    *[[:cntrl:]]*) fail 2 "--title must be one line without tabs and other controls." ;;
  esac
  case " $TASK_TYPES " in
    *" $task_type "*) ;;
    *) fail 2 "--task-type must be one of $TASK_TYPES, not '$task_type'." ;;
  esac
}

# As the planner knows them.
TASK_TYPES='lint_fix bug_fix simple_edit test_write documentation refactor feature dependency_update unknown'

# check_folder FOLDER: whether a run can start from this git folder; without --base its HEAD says from where.
check_folder() {
  if [ "$(git --git-dir="$1" rev-parse --is-shallow-repository)" = true ]; then
    fail 1 "$repository is a shallow clone, from which no branch can be pushed back. Run git fetch --unshallow there first."
  fi
  [ -n "$(git --git-dir="$1" for-each-ref --count=1 refs/heads)" ] || fail 1 "$repository has no commits on any branch yet."
  [ -z "$base" ] || return 0
  head=$(git --git-dir="$1" symbolic-ref --quiet --short HEAD) || fail 1 "HEAD of $repository is detached, it is on no branch. Name one with --base."
  git --git-dir="$1" rev-parse --verify --quiet "refs/heads/$head" >/dev/null || fail 1 "HEAD of $repository is on the branch '$head', which is not there. Name another with --base."
}

# find_repository: sets address to what git is given, and base to the branch to start from, which must be there.
find_repository() {
  if [ -d "$repository" ]; then
    folder=$(git -C "$repository" rev-parse --path-format=absolute --git-common-dir 2>/dev/null) || fail 2 "$repository is no git repository."
    check_folder "$folder"
    address=$(file_url "$folder")
  else
    case $repository in
      *://*) ;;
      [!./]*:*) ;;
      *) fail 2 "There is no folder $repository, and an address of it would be https://…, ssh://… or user@host:path." ;;
    esac
    address=$repository
  fi
  if [ -z "$base" ]; then
    base=$(GIT_TERMINAL_PROMPT=0 git ls-remote --symref -- "$address" HEAD 2>/dev/null | sed -n 's:^ref\: refs/heads/\(.*\)	HEAD$:\1:p')
    [ -n "$base" ] || fail 1 "The default branch of $repository could not be found. Is it there and readable? Otherwise name one with --base."
  else
    GIT_TERMINAL_PROMPT=0 git ls-remote --exit-code -- "$address" "refs/heads/$base" >/dev/null 2>&1 || fail 1 "$repository has no branch '$base', or cannot be read."
  fi
}

# agent_script: the command with its places taken by arguments, so that no path is ever read as shell.
agent_script() {
  # shellcheck disable=SC2016 # the text of another script
  printf '%s' "$agent" | sed 's/{goal_file}/"$1"/g; s/{workspace}/"$2"/g'
}

write_own_configuration() {
  {
    write_common
    echo 'backends:'
    echo '  kodo:'
    if [ -n "$agent" ]; then yaml_command "$(agent_script)"; else echo "    engine: $engine"; fi
    echo 'repos:'
    echo '  own:'
    echo "    clone_url: $(yaml_text "$address")"
    echo "    default_branch: $(yaml_text "$base")"
    echo '    validation_commands:'
    if [ -z "$validations" ]; then echo '      []'; fi
    printf '%s' "$validations" | while IFS= read -r line; do printf '      - %s\n' "$(yaml_text "$line")"; done
  } >"$configuration"
}

demonstrate_own() {
  before=$(checkout_state)
  write_settings
  write_own_configuration
  start_services
  card=$(file_card "$title" "$goal" own --task-type "$task_type") || give_up "The card could not be filed."
  heading "A card is filed on $repository"
  center task list
  center watch --role goal >/dev/null || give_up "The goal lane cannot be enabled."
  heading "$title"
  await_ticket "$card"
  follow_ticket
  check_state succeeded
  if [ "$state" = succeeded ]; then
    if [ -n "$commit" ]; then check_pushed "$address"; else note_fault "the agent changed nothing"; fi
  fi
  check_column "$card" Review 'In Review' Done Blocked
  if [ "$state" != refused ]; then check_evidence; fi
  check_page
  if [ "$before" = "$(checkout_state)" ]; then note_ok "the checkout is as it was"; else note_fault "the checkout was changed"; fi
}

# checkout_state: where the checkout stands and what is changed in it.
checkout_state() {
  [ -d "$repository" ] || return 0
  git -C "$repository" rev-parse --verify --quiet HEAD || :
  git -C "$repository" status --porcelain 2>/dev/null || :
}
