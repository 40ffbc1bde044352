#!/usr/bin/env bash
# What action.yml runs: one check for people and annotations, and one for SARIF where that is asked for.
# Its inputs come as environment variables, so that nothing in them is taken for a command.
set -euo pipefail

mermaidc=${BINARY:-mermaidc}
# Split at spaces on purpose; globs in them are mermaidc's.
set -f
# shellcheck disable=SC2206
arguments=(${ARGS:-} ${PATHS:-})
set +f

if [ "${CHANGED_ONLY:-false}" = true ]; then
    if [ -z "${BASE:-}" ]; then
        echo "::notice::changed-only does nothing outside of pull requests: everything is checked"
    else
        git cat-file -e "$BASE" 2>/dev/null || git fetch --quiet --depth=1 origin "$BASE"
        arguments=(--since "$BASE" "${arguments[@]}")
    fi
fi

code=0
if [ "${ANNOTATIONS:-true}" = true ]; then
    "$mermaidc" check --format github "${arguments[@]}" || code=$?
else
    "$mermaidc" check "${arguments[@]}" || code=$?
fi
if [ "$code" -gt 1 ]; then
    exit "$code"
fi

if [ -n "${SARIF:-}" ]; then
    "$mermaidc" check --quiet --exit-zero --format sarif --output-file "$SARIF" "${arguments[@]}"
fi
findings=$("$mermaidc" check --quiet --exit-zero --format json "${arguments[@]}" |
    python3 -c 'import json, sys; print(len(json.load(sys.stdin)["diagnostics"]))')
echo "findings=$findings" >>"${GITHUB_OUTPUT:-/dev/null}"
exit "$code"
