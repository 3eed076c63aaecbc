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

# create_board_key FILE: in the form of Plane's own keys.
create_board_key() (
  umask 077
  draft=$(mktemp "$root/secrets/.draft.XXXXXX") || exit 1
  trap 'rm -f "$draft"' EXIT
  printf 'plane_api_%s\n' "$(head -c 16 /dev/urandom | od -A n -t x1 | tr -d ' \n')" >"$draft"
  ln "$draft" "$1" 2>/dev/null || [ -s "$1" ]
)

# The keys of the embedded board: planner's own, and that of a person at its page.
create_missing_board_keys() {
  for identity in board-planner board-person; do
    file=$root/secrets/$identity.token
    if [ ! -e "$file" ] && ! create_board_key "$file"; then
      fail 1 "$file could not be created."
    fi
    [ -s "$file" ] || fail 1 "$file is empty. Remove it, and the next start makes a new one."
  done
}

create_missing_credentials() {
  chmod 700 "$root/secrets"
  for edge in $EDGES; do
    file=$root/secrets/$edge.token
    if [ ! -e "$file" ] && ! create_credential "$file"; then
      fail 1 "$file could not be created."
    fi
    [ -s "$file" ] || fail 1 "$file is empty. Remove it, and the next start makes a new one."
  done
  case " $SERVICES " in
    *' board '*) create_missing_board_keys ;;
  esac
}
