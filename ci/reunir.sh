#!/bin/sh
# Puts the parts of the site together in site/, over the last published site where it is there.
#
#   sh ci/reunir.sh AAAA-MM-JJ morceaux/*
#
# A contract at fault keeps its version of the last published site, and the others are published. Without that site it
# would disappear: nothing is published then, unless everything is right. The code of « merge » goes to code.txt; the
# script itself fails only where there is nothing to publish.
set -eu

jour=$1
shift
prudence=--strict
if [ -f site/publication.json ]; then
    prudence=
else
    rm -rf site
    echo "→ Le dernier site publié n'est pas là : à la moindre erreur, rien n'est publié."
fi
code=0
.venv/bin/python site_build.py merge "$@" $prudence --date "$jour" --sortie site || code=$?
echo "$code" > code.txt
echo "code=$code" >> "${GITHUB_OUTPUT:-/dev/null}"
# 1: a fault in the content; 4: a fault of the program, in one contract. The rest is published all the same.
case $code in
    0 | 1 | 4) [ -f site/publication.json ] ;;
    *) exit "$code" ;;
esac
