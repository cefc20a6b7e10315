#!/usr/bin/env bash
# Builds everything, runs every test, prints coverage and one line of totals.
# Installs what is missing when it may (Debian, root); else it says what to install.
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

fail() { echo "tests/run.sh: $*" >&2; exit 1; }

command -v dotnet >/dev/null || fail "the .NET 10 SDK is missing: install it from https://dot.net and run this again"
dotnet --version >/dev/null 2>&1 || fail "no .NET 10 SDK: $(dotnet --version 2>&1 | head -n 1)"

# The report is looked at in a real browser.
if ! command -v chromium >/dev/null && ! command -v google-chrome >/dev/null; then
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    echo "installing chromium, which the page tests need"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; } \
      >/dev/null 2>&1 || fail "chromium cannot be installed: apt-get install chromium"
  else
    fail "the page tests need Chromium: install it (Debian: apt-get install chromium) and run this again"
  fi
fi

# The client libraries of others, which the simulator is tested with.
if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    echo "installing nodejs and npm, which the client tests need"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nodejs npm; } \
      >/dev/null 2>&1 || fail "nodejs and npm cannot be installed: apt-get install nodejs npm"
  else
    fail "the client tests need Node.js 20 or later and npm: install them (Debian: apt-get install nodejs npm) and run this again"
  fi
fi
npm ci --prefix tests/Actors.Clients --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null \
  || fail "the packages of tests/Actors.Clients cannot be installed: npm ci --prefix tests/Actors.Clients --ignore-scripts"

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

dotnet build Actors.sln -c Release -v q --nologo || fail "the build failed"

status=0
dotnet test Actors.sln -c Release --no-build --nologo \
  --settings tests/coverage.runsettings --collect "XPlat Code Coverage" \
  --logger trx --results-directory "$results" || status=$?

# Coverage of the rooms that decide and trade, in lines.
coverage=$(find "$results" -name 'coverage.cobertura.xml' | head -n 1)
if [ -n "$coverage" ]; then
  for room in Actors.Decisions Actors.Trading; do
    rate=$(grep -o "<package name=\"$room\" line-rate=\"[0-9.]*\"" "$coverage" | grep -o '[0-9.]*"$' | tr -d '"')
    echo "coverage of $room: $(awk -v r="${rate:-0}" 'BEGIN { printf "%.1f", r * 100 }') % of lines"
    awk -v r="${rate:-0}" 'BEGIN { exit !(r >= 0.9) }' || { echo "coverage of $room is below 90 %"; status=1; }
  done
else
  echo "no coverage was written"; status=1
fi

# Totals from the results themselves.
count() { cat "$results"/*.trx 2>/dev/null | grep -o "<Counters [^>]*" | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*' | awk '{ s += $1 } END { print s + 0 }'; }
passed=$(count passed); failed=$(count failed); total=$(count total)
skipped=$((total - passed - failed))
[ "$total" -gt 0 ] || { echo "no test ran"; status=1; }
echo "$passed passed, $failed failed, $skipped skipped"
exit "$status"
