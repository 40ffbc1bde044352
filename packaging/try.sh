#!/usr/bin/env bash
# Builds every package from this tree, installs each where nothing else is and no network is asked, and
# runs what came out: the crate, the wheel, the npm packages, the hooks of pre-commit, the completions.
#
#   packaging/try.sh [PROFILE]      dev by default, which is built in a minute; dist is what is shipped
#
# Needs maturin and pre-commit (MERMAIDC_MATURIN, MERMAIDC_PRE_COMMIT), python3, node and npm.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
profile=${1:-dev}
maturin=${MERMAIDC_MATURIN:-maturin}
pre_commit=${MERMAIDC_PRE_COMMIT:-pre-commit}
export CARGO_TARGET_DIR="$root/target"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

say() { printf '\n-- %s\n' "$*"; }

# Two charts that have to be found by whatever was installed: a broken one and a dead end.
mkdir "$work/pages"
cat >"$work/pages/page.md" <<'PAGE'
# A page

```mermaid
sequenceDiagram
    Alice->Bob Hello
```

```mermaid
flowchart TD
    R{Rain?} -->|Yes| C[Coat]
    R -->|No| N{Wind?}
```
PAGE
finds() {
    local code=0 found
    found=$("$@" check --no-config --format concise "$work/pages" 2>&1) || code=$?
    [ "$code" -eq 1 ] && grep -q 'page.md:5:' <<<"$found" && grep -q 'dead-end' <<<"$found" || {
        printf '%s\nexit code %s: not what was to be found\n' "$found" "$code"
        exit 1
    }
    "$@" --version
}

say "The crate, from its own tarball"
cargo package --locked --allow-dirty --no-verify --quiet
tarball=$(ls -t target/package/mermaidc-*.crate | head -1)
tar -xzf "$tarball" -C "$work"
(cd "$work"/mermaidc-*/ && cargo check --locked --quiet --lib --bins)
echo "$(basename "$tarball"): $(tar -tzf "$tarball" | wc -l) files, $(($(wc -c <"$tarball") / 1024)) KiB; compiles"

say "The wheel"
"$maturin" build --quiet --locked --profile "$profile" --out "$work/wheels"
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check --no-index --find-links "$work/wheels" mermaidc
finds "$work/venv/bin/mermaidc"

say "The npm packages"
platform=$(node -p 'process.platform + "-" + process.arch')
node packaging/npm/build.mjs "$work/npm" "$platform=$work/venv/bin/mermaidc"
(cd "$work/npm" && npm pack --silent "./$platform" ./mermaidc)
mkdir "$work/project"
(cd "$work/project" && npm init -y >/dev/null && npm install --silent --no-audit --no-fund --offline "$work"/npm/*.tgz)
finds "$work/project/node_modules/.bin/mermaidc"

say "The hooks of pre-commit"
mkdir "$work/repository" && cp "$work/pages/page.md" "$work/repository/" && cd "$work/repository"
mkdir vendor && cp page.md vendor/
git init -q && git add -A
head=$(git -C "$root" rev-parse HEAD)
cat >.pre-commit-config.yaml <<CONFIG
repos:
  - repo: $root
    rev: $head
    hooks:
      - id: mermaidc-fix
        exclude: ^vendor/
      - id: mermaidc-fmt
        exclude: ^vendor/
      - id: mermaidc-tables
      - id: mermaidc
        args: [--format, concise]
CONFIG
export PRE_COMMIT_HOME="$work/pre-commit" MATURIN_PEP517_ARGS="--profile $profile"
run_hooks() { "$pre_commit" run --all-files --color never; }
if run_hooks >"$work/hooks" 2>&1; then
    cat "$work/hooks"
    echo "the hooks passed over a broken chart"
    exit 1
fi
cat "$work/hooks"
grep -q 'Alice->Bob: Hello' page.md || { echo "mermaidc-fix did not fix the page"; exit 1; }
cmp -s vendor/page.md "$work/pages/page.md" || { echo "an excluded page was fixed"; exit 1; }
grep -q 'vendor/page.md:5:' "$work/hooks" || { echo "mermaidc did not find the mistake"; exit 1; }
cd "$root"

say "Completions and manual pages"
"$work/venv/bin/mermaidc" generate "$work/generated"
bash -n "$work/generated/completions/mermaidc.bash"
bash -c "source '$work/generated/completions/mermaidc.bash'; COMP_WORDS=(mermaidc ch); COMP_CWORD=1; _mermaidc mermaidc ch mermaidc; [ \"\${COMPREPLY[*]}\" = check ]"
for page in "$work"/generated/man/*.1; do head -c 200 "$page" | grep -q '^\.TH'; done

say "Everything that is installed works"
