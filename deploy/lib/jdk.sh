# Sourced by mvnw and the launcher, after fetch.sh: finds a JDK that is new enough, or fetches one.

JDK_MINIMUM=25
: "${OPERATIONS_CENTER_JDK_URL:=https://api.adoptium.net}"

# jdk_is_new_enough HOME
jdk_is_new_enough() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
  # The release file tells an old JDK without starting it; a new one must prove that it runs here.
  if [ -r "$1/release" ]; then
    major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    [ "${major:-$JDK_MINIMUM}" -ge "$JDK_MINIMUM" ] || return 1
  fi
  major=$("$1/bin/java" -version 2>&1 </dev/null | sed -n 's/.* version "\([0-9]*\).*/\1/p')
  [ "${major:-0}" -ge "$JDK_MINIMUM" ]
}

# Prints the homes at which JDKs are usually found, one a line. The folders that hold them can be set, separated by colons.
usual_jdk_homes() {
  if java=$(command -v java); then
    java=$(readlink -f "$java" 2>/dev/null || printf '%s' "$java")
    dirname "$(dirname "$java")"
  fi
  (
    places=${OPERATIONS_CENTER_JDK_PLACES-/usr/lib/jvm:/usr/java:/opt:/opt/java:${HOME:-/nowhere}/.sdkman/candidates/java:${HOME:-/nowhere}/.jdks:/Library/Java/JavaVirtualMachines:${HOME:-/nowhere}/Library/Java/JavaVirtualMachines}
    IFS=:
    # shellcheck disable=SC2086 # split at the colons
    for place in $places; do
      for home in "$place"/* "$place"/*/Contents/Home; do
        if [ -x "$home/bin/javac" ]; then printf '%s\n' "$home"; fi
      done
    done
  )
}

# Prints Adoptium's words for this platform as "os arch".
adoptium_platform() {
  case $(uname -s) in
    Linux) if [ -f /etc/alpine-release ]; then os=alpine-linux; else os=linux; fi ;;
    Darwin) os=mac ;;
    *) return 1 ;;
  esac
  case $(uname -m) in
    x86_64 | amd64) echo "$os x64" ;;
    aarch64 | arm64) echo "$os aarch64" ;;
    ppc64le | s390x | riscv64) echo "$os $(uname -m)" ;;
    *) return 1 ;;
  esac
}

# fetch_jdk CACHE NAME: one question gives link and checksum, so that they cannot be of two releases.
fetch_jdk() {
  if ! platform=$(adoptium_platform); then
    say "There is no JDK to fetch for $(uname -s) on $(uname -m)."
    return 1
  fi
  question="$OPERATIONS_CENTER_JDK_URL/v3/assets/latest/$JDK_MINIMUM/hotspot?os=${platform% *}&architecture=${platform#* }&image_type=jdk&vendor=eclipse"
  answer=$(mktemp "$1/.answer.XXXXXX") || return 1
  if ! download "$question" "$answer"; then
    rm -f "$answer"
    return 1
  fi
  package=$(tr '\n' ' ' <"$answer" | sed -n 's/.*"package"[[:space:]]*:[[:space:]]*{\([^}]*\)}.*/\1/p')
  rm -f "$answer"
  checksum=$(printf '%s' "$package" | sed -n 's/.*"checksum"[[:space:]]*:[[:space:]]*"\([0-9a-f]*\)".*/\1/p')
  link=$(printf '%s' "$package" | sed -n 's/.*"link"[[:space:]]*:[[:space:]]*"\([^"]*\)".*/\1/p')
  if [ -z "$checksum" ] || [ -z "$link" ]; then
    say "$question names no package with link and checksum."
    return 1
  fi
  install_archive "$link" 256 "$checksum" "$1" "$2"
}

# find_jdk PROJECT: exports JAVA_HOME, or says what to install and fails.
find_jdk() {
  if [ -n "${JAVA_HOME:-}" ] && jdk_is_new_enough "$JAVA_HOME"; then
    export JAVA_HOME
    return 0
  fi
  found=$(usual_jdk_homes | while IFS= read -r home; do
    if jdk_is_new_enough "$home"; then
      printf '%s\n' "$home"
      break
    fi
  done)
  if [ -z "$found" ] && cache=$(cache_folder "$1"); then
    name=jdk-$JDK_MINIMUM
    for home in "$cache/$name" "$cache/$name/Contents/Home"; do
      if jdk_is_new_enough "$home"; then found=$home; fi
    done
    if [ -z "$found" ]; then
      say "No JDK $JDK_MINIMUM or newer is installed; fetching one into $cache."
      if fetch_jdk "$cache" "$name"; then
        for home in "$cache/$name" "$cache/$name/Contents/Home"; do
          if jdk_is_new_enough "$home"; then found=$home; fi
        done
      fi
    fi
  fi
  if [ -n "$found" ]; then
    JAVA_HOME=$found
    export JAVA_HOME
    return 0
  fi
  say "OperationsCenter needs JDK $JDK_MINIMUM or newer, and none could be found or fetched."
  say "Install one and run this again: apt-get install openjdk-$JDK_MINIMUM-jdk (Debian, Ubuntu), dnf install java-$JDK_MINIMUM-openjdk-devel (Fedora), brew install openjdk@$JDK_MINIMUM (macOS);"
  say "or set JAVA_HOME to the folder of one that is already there."
  return 1
}
