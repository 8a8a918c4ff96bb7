#!/bin/sh
# Fetches the official shapes that the maps draw into data/geo/, or does without: the site is published in either case.
#
#   ANNEE_DES_CONTOURS=2024 sh ci/contours.sh      a year; nothing: the year of the program; « aucune »: no shapes
#
# The files of all France are kept in .cache/contours/, so that a new contract finds its shapes there; they are
# downloaded anew once a month. Where the servers cannot be reached, the shapes of the last time stay.
set -eu

nouveau=non
if [ "${ANNEE_DES_CONTOURS:-}" = aucune ]; then
    rm -rf data/geo
else
    set --
    [ -z "${ANNEE_DES_CONTOURS:-}" ] || set -- --annee "$ANNEE_DES_CONTOURS"
    mois=$(date -u +%Y-%m)
    repere=.cache/contours/mois
    if [ "$(cat "$repere" 2> /dev/null || true)" != "$mois" ]; then
        nouveau=oui
        set -- "$@" --renouveler
    fi
    code=0
    .venv/bin/python site_build.py data fetch contours "$@" || code=$?
    # 1: a contract names a place that the official file does not have; the download itself is good.
    case $code in
        0 | 1)
            mkdir -p .cache/contours
            echo "$mois" > "$repere"
            ;;
        *)
            nouveau=non
            echo "→ Les contours officiels n'ont pas pu être téléchargés : le site se construit avec ceux de la dernière fois, ou sans."
            ;;
    esac
fi
mkdir -p data/geo node_modules/leaflet .cache/contours
echo "nouveau=$nouveau" >> "${GITHUB_OUTPUT:-/dev/null}"
