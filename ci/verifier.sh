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
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
    # As code, indented: no Markdown in it. The host refuses a summary of more than 1 MB.
    {
        echo '### Vérification du contenu'
        echo
        sh ci/citer.sh < verification.txt | sed 's/^/    /' | tail -n 400 | cut -c 1-1000
    } >> "$GITHUB_STEP_SUMMARY"
fi
exit "$code"
