#!/bin/sh
# Creates .venv with the first suitable Python, or says in French what is missing.
# Usage: tools/venv.sh [python]
set -eu

suitable='import sys; sys.exit(sys.version_info < (3, 11))'
stamp=.venv/.site

# A virtual environment holds absolute paths: one that was moved, copied, or whose Python is gone is no use.
if [ -e .venv ] || [ -L .venv ]; then
    if .venv/bin/python -c "$suitable" 2>/dev/null &&
        { [ ! -e "$stamp" ] || [ "$(cat "$stamp")" = "$PWD" ]; }; then
        exit 0
    fi
    echo "→ L'environnement .venv n'est plus utilisable ici : il est refait."
    rm -rf .venv
fi

found=''
for python in "${1:-python3}" python3 python3.14 python3.13 python3.12 python3.11; do
    "$python" -c "$suitable" 2>/dev/null || continue
    found=${found:-$python}
    # Debian ships both modules apart from Python, in python3-venv.
    "$python" -c 'import venv, ensurepip' 2>/dev/null || continue
    echo "→ Création de l'environnement Python .venv ($("$python" -V))"
    "$python" -m venv .venv && exit 0
    rm -rf .venv
    echo "✗ « $python -m venv .venv » a échoué : voir le message ci-dessus." >&2
    exit 1
done

if [ -n "$found" ]; then
    version=$("$found" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    cat >&2 <<EOF
✗ $("$found" -V) est là, mais pas son module « venv » (ou « ensurepip »).
  Debian, Ubuntu : sudo apt-get install python3-venv   (ou python$version-venv)
  Puis relancez la même commande.
EOF
else
    cat >&2 <<EOF
✗ Il faut Python 3.11 ou plus récent ; trouvé : $("${1:-python3}" -V 2>/dev/null || echo aucun)
  Debian 12, Ubuntu 24.04 : sudo apt-get install python3 python3-venv
  Fedora : sudo dnf install python3    macOS : brew install python
  S'il est installé sous un autre nom : make PYTHON=/chemin/vers/python3.12
EOF
fi
exit 1
