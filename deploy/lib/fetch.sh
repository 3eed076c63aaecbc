# Sourced by mvnw and the launcher: fetches an archive, checks it, installs it whole or not at all.

say() {
  printf '%s\n' "$*" >&2
}

# cache_folder PROJECT: prints the first folder for fetched tools that can be written to.
# HOME may be unset or read-only; then the project's own target folder serves.
cache_folder() {
  for base in "${XDG_CACHE_HOME:-}" "${HOME:+$HOME/.cache}" "$1/target/cache"; do
    case $base in
      /*) ;;
      *) continue ;;
    esac
    if mkdir -p "$base/operations-center" 2>/dev/null && [ -w "$base/operations-center" ]; then
      printf '%s\n' "$base/operations-center"
      return 0
    fi
  done
  say "No folder for downloads can be written to: tried XDG_CACHE_HOME, HOME/.cache and $1/target/cache."
  return 1
}

# download URL FILE
download() {
  if command -v curl >/dev/null 2>&1; then
    curl --fail --silent --show-error --location --retry 2 --connect-timeout 20 --output "$2" "$1" && return 0
  elif command -v wget >/dev/null 2>&1; then
    wget --quiet --tries=3 --timeout=20 --output-document="$2" "$1" && return 0
  else
    say "Neither curl nor wget is installed, so $1 cannot be fetched."
    return 1
  fi
  say "$1 could not be fetched. Is this machine offline?"
  return 1
}

# digest 256|512 FILE: prints the SHA-2 digest in hex.
digest() {
  if command -v "sha${1}sum" >/dev/null 2>&1; then
    "sha${1}sum" <"$2" | cut -d ' ' -f 1
  else
    shasum -a "$1" <"$2" | cut -d ' ' -f 1
  fi
}

# install_archive URL 256|512 DIGEST CACHE NAME: unpacks the archive's one top folder as CACHE/NAME.
install_archive() (
  staging=$(mktemp -d "$4/.$5.XXXXXX") || exit 1
  trap 'rm -rf "$staging"' EXIT
  trap 'exit 130' HUP INT TERM
  say "Fetching $1"
  download "$1" "$staging/archive.tar.gz" || exit 1
  actual=$(digest "$2" "$staging/archive.tar.gz")
  if [ "$actual" != "$3" ]; then
    say "$1 was refused: its SHA-$2 is $actual, expected $3."
    exit 1
  fi
  mkdir "$staging/unpacked"
  if ! tar -xzf "$staging/archive.tar.gz" -C "$staging/unpacked"; then
    say "$1 could not be unpacked into $4."
    exit 1
  fi
  set -- "$@" "$staging"/unpacked/*
  if [ $# -ne 6 ] || [ ! -d "$6" ]; then
    say "$1 was refused: it does not hold exactly one folder."
    exit 1
  fi
  mv "$6" "$staging/$5"
  # A rename onto a folder that has content fails: of two at once the first one wins, and its copy serves both.
  mv "$staging/$5" "$4/" 2>/dev/null || [ -d "$4/$5" ]
)
