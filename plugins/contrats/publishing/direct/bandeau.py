"""What the preview adds to a page: what is wrong, in French, and the script that follows edits."""

from __future__ import annotations

import json
import re
from html import escape

from contrats.diagnostics import Diagnostic
from contrats.publishing.direct.etat import Etat

SHOWN = 10
"""Faults told in the page; the terminal tells all of them."""
PREFIX = "/.direct/"
"""Where the preview's own files are; no page can be there, since addresses made from content have no dot in front."""
KEPT = "Cette page montre la dernière version sans erreur. Corrigez, enregistrez : elle se mettra à jour toute seule."
NOTHING_YET = "Le site s'affichera ici dès que ces erreurs seront corrigées et enregistrées."
RESTART = "Le programme du site a changé. Arrêtez l'aperçu (Ctrl+C dans le terminal) et relancez-le."
_BODY = re.compile(rb"</body>(?!.*</body>)", re.S)


def bandeau(etat: Etat) -> str:
    """The words of the banner as HTML, empty when all is well."""
    parts = [_defaut(etat), _fautes(etat), f"<p>{escape(RESTART)}</p>" if etat.relancer else ""]
    return "".join(parts)


def _defaut(etat: Etat) -> str:
    if not etat.defaut:
        return ""
    kept = KEPT if etat.version is not None else ""
    return f"<p><strong>{escape(etat.defaut)}</strong></p><p>{escape(kept)}</p>"


def _fautes(etat: Etat) -> str:
    count = len(etat.fautes)
    if not count:
        return ""
    title = f"{count} erreurs à corriger" if count > 1 else "Une erreur à corriger"
    items = "".join(f"<li>{_faute(d)}</li>" for d in etat.fautes[:SHOWN])
    more = f"<p>Le terminal montre les {count - SHOWN} suivantes.</p>" if count > SHOWN + 1 else ""
    if count == SHOWN + 1:
        more = "<p>Le terminal montre la suivante.</p>"
    kept = KEPT if etat.version is not None else NOTHING_YET
    return f"<p><strong>{title}</strong></p><p>{escape(kept)}</p><ol>{items}</ol>{more}"


def _faute(diagnostic: Diagnostic) -> str:
    place = diagnostic.place
    where = f"{escape(place.file)}, ligne {place.line}, colonne {place.column}"
    mend = f"<br>→ {escape(diagnostic.proposal)}" if diagnostic.proposal else ""
    return f"<b>{where}</b><br>{escape(diagnostic.message)} <small>({escape(diagnostic.code)})</small>{mend}"


def nouvelle(etat: Etat) -> str:
    """What the script in the page is told, as JSON."""
    return json.dumps({"edition": etat.edition, "bandeau": bandeau(etat)}, ensure_ascii=False)


def avec_suivi(html: bytes, etat: Etat) -> bytes:
    """A page with the banner, and the script that follows edits, at the end of its body."""
    added = (
        f'<link rel="stylesheet" href="{PREFIX}direct.css">'
        f'<div id="direct" role="alert" tabindex="0">{bandeau(etat)}</div>'
        f'<script src="{PREFIX}direct.js" data-edition="{escape(etat.edition)}"></script>'
    ).encode()
    found = _BODY.search(html)
    at = found.start() if found else len(html)
    return html[:at] + added + html[at:]


def pas_encore(etat: Etat) -> bytes:
    """The page shown while there is no version without fault."""
    if etat.rang:
        return page_seule("Le site ne peut pas encore être montré", "Le bandeau de cette page dit pourquoi.", etat)
    return page_seule(
        "Un instant", "Le contenu est en cours de lecture ; cette page se mettra à jour toute seule.", etat
    )


def page_seule(title: str, words: str, etat: Etat) -> bytes:
    """A page of the preview's own, where the site has none to show."""
    page = (
        '<!doctype html><html lang="fr"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(title)} – aperçu</title></head><body class="direct-seule">'
        f"<main><h1>{escape(title)}</h1><p>{escape(words)}</p></main></body></html>"
    )
    return avec_suivi(page.encode(), etat)
