#!/bin/sh
# The page is tested in a real browser. Where Debian's Chromium is missing, install it; where that
# cannot be done, say so and stop: a test that is silently skipped proves nothing.
set -eu
for browser in chromium chromium-browser google-chrome; do
    if command -v "$browser" >/dev/null 2>&1; then exit 0; fi
done
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Installing Chromium for the tests of the page …"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null
    exit 0
fi
echo "The tests of the page need Chromium. Install it (Debian: apt-get install chromium) and run again." >&2
exit 1
