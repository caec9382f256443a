#!/bin/sh
# What the tests need besides Python: a real browser for the page, a C compiler for what watches the
# disk, and age, with which a stranger opens what we encrypt. What is missing is installed; where that cannot be done, say so and stop: a test that is
# silently skipped proves nothing.
set -eu
have() {
    for program in "$@"; do
        if command -v "$program" >/dev/null 2>&1; then return 0; fi
    done
    return 1
}
missing=""
have chromium chromium-browser google-chrome || missing="chromium fonts-dejavu-core"
have cc || missing="$missing gcc libc6-dev"
have age || missing="$missing age"
have openssl || missing="$missing openssl"
if [ -z "$missing" ]; then exit 0; fi
if have apt-get && [ "$(id -u)" = 0 ]; then
    echo "Installing for the tests: $missing …"
    apt-get update -qq
    # shellcheck disable=SC2086 # a list of names
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
    exit 0
fi
echo "The tests need: $missing. Install them (Debian: apt-get install) and run again." >&2
exit 1
