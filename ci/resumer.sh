#!/bin/sh
# Adds a text, quoted, to the summary of the run under a title; on another host than GitHub, does nothing.
#
#   sh ci/resumer.sh 'Vérification du contenu' < verification.txt
set -eu

[ -n "${GITHUB_STEP_SUMMARY:-}" ] || exit 0
# As code, indented: no Markdown in it. The host refuses a summary of more than 1 MB.
{
    echo
    echo "### $1"
    echo
    sh ci/citer.sh | sed 's/^/    /' | tail -n 400 | cut -c 1-1000
} >> "$GITHUB_STEP_SUMMARY"
