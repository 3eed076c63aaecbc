# Sourced by the demo: a sample repository whose test fails, three cards, and what should become of them.

# make_sample FOLDER: a bare repository with one commit.
make_sample() {
  work=$root/sample-work
  git -c init.defaultBranch=main init --quiet "$work"
  cat >"$work/greet.sh" <<'SAMPLE'
#!/bin/sh
# Greets somebody by name.
printf 'Hello, world!\n'
SAMPLE
  cat >"$work/test.sh" <<'SAMPLE'
#!/bin/sh
# greets by name
greeting=$(sh greet.sh Ada)
if [ "$greeting" != 'Hello, Ada!' ]; then
  echo "greets by name: expected 'Hello, Ada!', got '$greeting'" >&2
  exit 1
fi
echo 'greets by name: ok'
SAMPLE
  printf '# Sample\n\nA program that greets, and a test of it: sh test.sh\n' >"$work/README.md"
  git -C "$work" add --all
  git -C "$work" -c user.name='Demo' -c user.email='demo@example.com' -c commit.gpgSign=false commit --quiet -m 'Greet the world'
  git -C "$work" push --quiet "$1" HEAD:refs/heads/main
  rm -rf "$work"
}

write_sample_configuration() {
  {
    write_common
    echo 'backends:'
    echo '  kodo:'
    yaml_command "$(cat "$project/deploy/demo/agent.sh")"
    echo '    remote: false'
    echo 'repos:'
    echo '  sample:'
    echo "    clone_url: $(yaml_text "$(file_url "$root/origin.git")")"
    echo '    default_branch: main'
    echo '    validation_commands: ["sh test.sh"]'
    echo '    # its test is known to fail; that is what the first card is about'
    echo '    skip_baseline_validation: true'
    echo '  frozen:'
    echo "    clone_url: $(yaml_text "$(file_url "$root/frozen.git")")"
    echo '    default_branch: main'
    echo '    validation_commands: ["sh test.sh"]'
    echo '    skip_baseline_validation: true'
    echo '    max_daily_executions: 0'
  } >"$configuration"
}

demonstrate_sample() {
  for origin in origin frozen; do
    git -c init.defaultBranch=main init --quiet --bare "$root/$origin.git"
    make_sample "$root/$origin.git"
  done
  write_settings
  write_sample_configuration
  start_services
  center watch-stop --role goal >/dev/null || give_up "The goal lane cannot be steered."
  first=$(file_card 'Greet people by their name' 'The test "greets by name" fails. Mend greet.sh so that it greets the person who is named.' \
    sample --task-type bug_fix --allowed-path greet.sh) || give_up "The first card could not be filed."
  second=$(file_card 'Greet in several languages' 'Add an option to greet.sh that selects the language of the greeting, with a test for each language.' \
    sample --task-type feature) || give_up "The second card could not be filed."
  third=$(file_card 'Greet people by their name' 'The test "greets by name" fails. Mend greet.sh so that it greets the person who is named.' \
    frozen --task-type bug_fix) || give_up "The third card could not be filed."
  heading 'Three cards are filed'
  center task list
  center watch --role goal >/dev/null || give_up "The goal lane cannot be enabled."

  heading '1. The agent gets it wrong, validation fails, the retry succeeds'
  await_ticket "$first"
  follow_ticket
  check_state succeeded
  check_retried
  check_pushed "$root/origin.git"
  check_works
  check_column "$first" Review Done
  check_evidence
  check_page

  heading '2. Policy asks for a person before a feature is built'
  await_ticket "$second"
  follow_ticket
  if [ -n "$keep" ]; then echo "To approve  OPERATIONS_CENTER_ENV_FILE=$settings ./deploy/operations-center approve $second --reason agreed"; fi
  check_state blocked
  check_column "$second" Blocked
  check_evidence
  check_page

  heading '3. The repository has no budget'
  await_ticket "$third"
  follow_ticket
  check_state refused
  if [ "$reason" = repo_budget_exceeded ]; then note_ok "the reason is $reason"; else note_fault "the reason is '$reason'"; fi
  check_column "$third" 'Ready for AI'
  check_untouched
  check_page
}

# check_retried: the first attempt failed validation, the second did not.
check_retried() {
  if printf '%s\n' "$account" | grep -q '"event" : "validation failed'; then
    note_ok "the first attempt failed validation"
  else
    note_fault "no attempt failed validation"
  fi
}

# check_works: the pushed commit passes the sample's test in a fresh clone, and main is as it was.
check_works() {
  if git clone --quiet --branch "$branch" "$root/origin.git" "$root/check" 2>/dev/null && (cd "$root/check" && sh test.sh >/dev/null 2>&1); then
    note_ok "a fresh clone of the branch passes the test"
  else
    note_fault "a fresh clone of the branch does not pass the test"
  fi
  if [ "$(git -C "$root/origin.git" rev-list --count main)" = 1 ]; then note_ok "main is as it was"; else note_fault "main was changed"; fi
}

# check_untouched: what is refused leaves no branch.
check_untouched() {
  branches=$(git -C "$root/frozen.git" for-each-ref --format='%(refname)' refs/heads)
  if [ "$branches" = refs/heads/main ]; then note_ok "no branch was pushed"; else note_fault "there are branches: $branches"; fi
}
