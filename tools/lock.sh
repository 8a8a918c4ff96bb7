#!/bin/sh
# Re-compiles every lock file. Usage: tools/lock.sh [pip-compile options, such as --upgrade]
set -eu

# Compiled with the oldest Python we support: a newer one would choose packages that 3.11 cannot install.
python=${PYTHON311:-python3.11}
if ! "$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then
    echo "✗ Les verrous se calculent avec Python 3.11 : make lock PYTHON311=/chemin/vers/python3.11" >&2
    exit 1
fi

# One machine's pip settings (extra indexes, local folders) must not leak into the lock files.
unset PIP_FIND_LINKS PIP_EXTRA_INDEX_URL
export PIP_CONFIG_FILE=/dev/null PIP_DISABLE_PIP_VERSION_CHECK=1 CUSTOM_COMPILE_COMMAND='make lock'

temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT
echo "→ Installation de pip-tools à part"
"$python" -m venv "$temporary/venv"
"$temporary/venv/bin/python" -m pip install -q pip-tools==7.6.2

for name in site test node; do
    echo "→ requirements/$name.txt"
    # From inside the folder, so that the comments name files the same way wherever it is run.
    (cd requirements && "$temporary/venv/bin/pip-compile" --quiet --strip-extras --allow-unsafe \
        --generate-hashes --no-emit-options --no-emit-index-url --no-emit-find-links \
        --no-emit-trusted-host "$@" --output-file "$name.txt" "$name.in")
done

# A release may ask for 3.11.5, say, where Debian 12 has 3.11.2: see that 3.11.0 would find everything.
echo "→ Vérification avec Python 3.11.0"
for name in site test node; do
    "$temporary/venv/bin/python" -m pip install -q --dry-run --no-deps --require-hashes \
        --only-binary :all: --python-version 3.11.0 --target "$temporary/target" \
        -r "requirements/$name.txt" >/dev/null
done

if command -v npm >/dev/null; then
    echo "→ package-lock.json"
    npm install --package-lock-only --silent
else
    echo "  (npm absent : package-lock.json reste tel quel)"
fi
