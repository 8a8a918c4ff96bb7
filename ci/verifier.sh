#!/bin/sh
# Checks the content, and says what is wrong where the host shows it.
#
#   sh ci/verifier.sh [--date AAAA-MM-JJ]
#
# The account goes to verification.txt, to the log, and on GitHub to the summary of the run and beside the lines at
# fault. Returns what « site_build.py check » returns.
set -u

code=0
.venv/bin/python site_build.py check "$@" > verification.txt 2>&1 || code=$?
if [ -n "${GITHUB_ACTIONS:-}" ]; then
    echo '::add-matcher::ci/github/erreurs.json'
    sh ci/citer.sh < verification.txt
    # What the steps after this one say of the same faults is not to be shown twice.
    echo '::remove-matcher owner=contenu-erreur::'
    echo '::remove-matcher owner=contenu-avertissement::'
else
    sh ci/citer.sh < verification.txt
fi
sh ci/resumer.sh 'Vérification du contenu' < verification.txt
exit "$code"
