# Sourced by the demo: a feature waits for a person, who lets it begin, and edits it, and lets that begin, and edits it again.

policy_goal='Let greet.sh greet the person who is named, for which the test "greets by name" is there.'

demonstrate_policy() {
  git -c init.defaultBranch=main init --quiet --bare "$root/origin.git"
  make_sample "$root/origin.git"
  write_settings
  write_sample_configuration
  start_services
  center watch --role goal >/dev/null || give_up "The goal lane cannot be enabled."
  feature=$(file_card 'Greet people by their name' "$policy_goal" sample --task-type feature --allowed-path greet.sh) || give_up "The card could not be filed."

  heading '1. A feature waits for a person'
  await_ticket "$feature"
  check_waits
  center policy explain "$ticket" || note_fault "the decision cannot be explained"
  check_branches 0

  heading '2. A person lets it begin, and it runs once'
  let_begin "$feature"
  await_ticket "$feature" "$ticket"
  follow_ticket
  check_state succeeded
  check_pushed "$root/origin.git"
  check_works
  check_column "$feature" Review Done
  check_approval used "$ticket"
  check_evidence

  heading '3. The card is edited, and waits again'
  edit_card "$feature" "$policy_goal Greet the world where nobody is named."
  center task move "$feature" --state 'Ready for AI' >/dev/null || give_up "The card could not be moved."
  await_ticket "$feature" "$ticket"
  check_waits

  heading '4. It is edited once more while it waits: what a person said of the older words does not count'
  edit_card "$feature" "$policy_goal Greet everybody where nobody is named."
  let_begin "$feature"
  await_ticket "$feature" "$ticket"
  check_waits
  check_approval granted
  check_branches 1
  if [ -n "$keep" ]; then echo "To approve  OPERATIONS_CENTER_ENV_FILE=$settings ./deploy/operations-center approve $feature --reason agreed"; fi
}

# check_waits: whether the newest ticket stopped before anything was done, for want of a person.
check_waits() {
  follow_ticket
  check_state blocked
  if printf '%s\n' "$account" | grep -q '"failure_category" : "policy_blocked"'; then note_ok "policy asks for a person"; else note_fault "policy did not ask for a person"; fi
  check_column "$feature" Blocked
  waiting=$(center approvals show "$feature" --output json 2>/dev/null | field proposal_digest)
  if [ -n "$waiting" ]; then note_ok "what waits has the digest $waiting"; else note_fault "nothing waits for a person"; fi
}

# let_begin CARD: a person's approval of what waits; sets approval to its id.
let_begin() {
  approval=$(center approve "$1" --reason 'agreed in the demo' --output json | field approval_id) || :
  [ -n "$approval" ] || give_up "The approval was not taken."
  center approvals show "$approval"
}

# check_approval STATE [TICKET]: what became of the last one.
check_approval() {
  shown=$(center approvals show "$approval" --output json) || shown=
  is=$(printf '%s\n' "$shown" | field state)
  by=$(printf '%s\n' "$shown" | field ticket_id)
  if [ "$is" = "$1" ] && [ "$by" = "${2:-}" ]; then note_ok "the approval is $is${by:+ by $by}"; else note_fault "the approval is '$is' by '$by'"; fi
}

# check_branches NUMBER: how many there are on the origin besides main.
check_branches() {
  branches=$(git -C "$root/origin.git" for-each-ref --format='%(refname)' refs/heads | grep -cvx refs/heads/main) || :
  if [ "$branches" = "$1" ]; then note_ok "branches pushed so far: $branches"; else note_fault "$branches branches were pushed, not $1"; fi
}

# edit_card CARD GOAL: as a person does on the board.
edit_card() {
  edit_status=$(
    {
      IFS= read -r token <"$root/secrets/board-person.token" || :
      printf 'header = "X-Api-Key: %s"\n' "$token"
    } | curl -q --config - --noproxy '*' --silent --max-time 10 --output /dev/null --write-out '%{http_code}' \
      --request PATCH --header 'Content-Type: application/json' \
      --data "{\"description_html\": $(yaml_text "<h2>Execution</h2><p>repo: sample<br>task_type: feature<br>allowed_paths: greet.sh</p><h2>Goal</h2><p>$2</p>")}" \
      "http://127.0.0.1:$((port + 4))/api/v1/workspaces/operations-center/projects/00000000-0000-4000-8000-000000000001/work-items/$1/"
  ) || :
  [ "$edit_status" = 200 ] || give_up "The card could not be edited: the board answers $edit_status."
  echo "The goal is now: $2"
}
