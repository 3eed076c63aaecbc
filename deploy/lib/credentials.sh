# Sourced by the launcher: one credential per edge, made once, never printed.

EDGES='planner-execution planner-review review-execution ingest-planner ingest-review operator reader'

# create_credential FILE: 32 random bytes as base64url. The link fails when the file is there, so it is never replaced.
create_credential() (
  umask 077
  draft=$(mktemp "$root/secrets/.draft.XXXXXX") || exit 1
  trap 'rm -f "$draft"' EXIT
  {
    head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=\n'
    echo
  } >"$draft"
  ln "$draft" "$1" 2>/dev/null || [ -s "$1" ]
)

create_missing_credentials() {
  chmod 700 "$root/secrets"
  for edge in $EDGES; do
    file=$root/secrets/$edge.token
    if [ ! -e "$file" ] && ! create_credential "$file"; then
      fail 1 "$file could not be created."
    fi
    [ -s "$file" ] || fail 1 "$file is empty. Remove it, and the next start makes a new one."
  done
}
