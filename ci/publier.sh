#!/bin/sh
# Puts a built site on a plain web host, whole: visitors see the old site or the new one, never a part.
#
#   sh ci/publier.sh site utilisateur@hote:/chemin     over ssh, or…
#   sh ci/publier.sh site /chemin                      …into a folder of this machine
#   sh ci/publier.sh --retour utilisateur@hote:/chemin [version]    back to the version before, or to that one
#
# On the host, /chemin/versions/ keeps the last five versions, and the link /chemin/courant points at the one shown:
# it is what the web server must serve. A version is sent beside, counted, named, and only then does the link change,
# in one step that cannot be seen half-done. Interrupted before it, nothing has changed for visitors.
set -eu

gardees=${GARDEES:-5}
say() { echo "→ $*"; }
fail() { echo "✗ $*" >&2; exit 1; }

# $1: destination. Sets $hote (empty for this machine) and $chemin. A path goes through the host's shell: plain signs only.
destination() {
    case $1 in
        *:*) hote=${1%%:*}; chemin=${1#*:} ;;
        *) hote=''; chemin=$1 ;;
    esac
    case $chemin in
        /*) ;;
        *) fail "Le chemin doit commencer par « / » : $chemin" ;;
    esac
    case $hote in
        -* | *[!A-Za-z0-9@._-]*) fail "Ce nom d'hôte ne convient pas : $hote" ;;
    esac
    case $chemin in
        / | *[!A-Za-z0-9._/-]* | *..*) fail "Ce chemin ne convient pas (lettres, chiffres, point, tiret et / seulement) : $chemin" ;;
    esac
    chemin=${chemin%/}
}

# Runs the program given on the standard input on the host, with these arguments.
there() {
    if [ -n "$hote" ]; then
        ssh -o BatchMode=yes "$hote" sh -s -- "$@"
    else
        sh -s -- "$@"
    fi
}

switch() {
    there "$chemin" "$1" "$gardees" <<'THERE'
set -eu
cd "$1"
[ -f "versions/$2/publication.json" ] || { echo "✗ La version $2 n'est pas là, ou n'est pas un site." >&2; exit 1; }
if [ -e courant ] && [ ! -L courant ]; then
    echo "✗ « courant » n'est pas un lien : rien n'est changé." >&2
    exit 1
fi
rm -f courant.nouveau
ln -s "versions/$2" courant.nouveau
# One rename for the system; « mv » alone would move the link into the folder that the old link points at.
mv -T courant.nouveau courant 2>/dev/null || mv -fh courant.nouveau courant 2>/dev/null || {
    rm -f courant.nouveau
    echo "✗ Cet hôte ne sait pas remplacer un lien d'un coup (mv -T)." >&2
    exit 1
}
ls -1 versions | grep -v '\.partiel$' | sort -r | tail -n "+$(($3 + 1))" | while read -r ancienne; do
    [ "versions/$ancienne" = "$(readlink courant)" ] || rm -rf "versions/$ancienne" ||
        echo "→ L'ancienne version $ancienne n'a pas pu être effacée." >&2
done
THERE
}

if [ "${1:-}" = --retour ]; then
    [ $# -ge 2 ] || fail "Usage : sh ci/publier.sh --retour DESTINATION [VERSION]"
    destination "$2"
    version=${3:-}
    case $version in *[!A-Za-z0-9-]*) fail "Ce nom de version ne convient pas : $version" ;; esac
    if [ -z "$version" ]; then
        version=$(there "$chemin" <<'THERE'
set -eu
cd "$1"
montree=$(basename "$(readlink courant)")
ls -1 versions | grep -v '\.partiel$' | sort | awk -v montree="$montree" '$0 < montree { avant = $0 } END { print avant }'
THERE
        )
        [ -n "$version" ] || fail "Il n'y a pas de version plus ancienne."
    fi
    switch "$version"
    say "Le site montré est celui de la version $version."
    exit 0
fi

[ $# -eq 2 ] || fail "Usage : sh ci/publier.sh DOSSIER-DU-SITE DESTINATION"
site=${1%/}
destination "$2"
if [ ! -f "$site/publication.json" ] || [ ! -f "$site/index.html" ]; then
    fail "$site n'est pas un site publié par cet outil."
fi

version=$(date -u +%Y-%m-%d-%H%M%S)
nombre=$(find "$site" -type f | wc -l | tr -d ' ')
say "Envoi de $nombre fichiers (version $version)"
tar -C "$site" -cf - . | {
    if [ -n "$hote" ]; then
        ssh -o BatchMode=yes "$hote" "mkdir -p '$chemin/versions' && mkdir '$chemin/versions/$version.partiel' && tar -C '$chemin/versions/$version.partiel' -xf -"
    else
        mkdir -p "$chemin/versions" && mkdir "$chemin/versions/$version.partiel" && tar -C "$chemin/versions/$version.partiel" -xf -
    fi
} || fail "L'envoi a échoué. Le site montré n'a pas changé."

there "$chemin" "$version" "$nombre" <<'THERE' || fail "L'envoi est incomplet. Le site montré n'a pas changé."
set -eu
cd "$1/versions"
[ "$(find "$2.partiel" -type f | wc -l | tr -d ' ')" = "$3" ]
chmod -R u=rwX,go=rX "$2.partiel"
mv "$2.partiel" "$2"
find . -maxdepth 1 -name '*.partiel' -mtime +1 -exec rm -rf {} +
THERE

switch "$version" || fail "Le site montré n'a pas changé."
say "Le nouveau site est en ligne. Pour revenir au précédent : sh ci/publier.sh --retour $2"
