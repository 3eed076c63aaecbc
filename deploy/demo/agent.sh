# The agent of the demo, run as sh -c … agent GOAL_FILE WORKSPACE. It mends greet.sh, but only once it is told what failed.
set -eu
cd "$2"
if grep -q '^## Validation Feedback' "$1"; then
  echo "The test says what is missing: the name is the first argument."
  # shellcheck disable=SC2016 # the text of another script
  name='$1'
else
  echo "A greeting needs a name; the second argument looks right."
  # shellcheck disable=SC2016
  name='$2'
fi
printf '#!/bin/sh\n# Greets somebody by name.\nprintf "Hello, %%s!\\n" "%s"\n' "$name" >greet.sh
echo "greet.sh is written."
