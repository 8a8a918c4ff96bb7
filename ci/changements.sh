#!/bin/sh
# Says what a proposal changes for readers, in words: in the log, and on GitHub in the summary of the run.
#
#   sh ci/changements.sh avant apercu
#
# Where one of the two sites could not be built, there is nothing to compare: the check has said why.
set -eu

if [ ! -f "$1/index.html" ] || [ ! -f "$2/index.html" ]; then
    echo "Rien à comparer : un des deux sites n'a pas pu être construit."
    exit 0
fi
.venv/bin/python site_build.py compare "$1" "$2" > changements.txt
sh ci/citer.sh < changements.txt
sh ci/resumer.sh 'Ce qui change pour les lecteurs' < changements.txt
