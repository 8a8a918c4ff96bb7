"""Keys of the model that no page shows, and why. What is not listed here is on a page: a test holds it."""

from __future__ import annotations

from fnmatch import fnmatchcase

ON_PURPOSE = {
    # path of the key: why a reader does not see it when every key is filled
    "*.quand.debut": "the words of a moment are shown alone",
    "*.quand.fin": "the words of a moment are shown alone",
    "*.au-plus-tot": "the words of a deadline are shown alone",
    "*.au-plus-tard": "the words of a deadline are shown alone",
    "contrat.versions.quand.texte": "the day is shown",
    "contrat.documents.quand.texte": "the day is shown",
    "sources.quand.texte": "the day is shown",
    "gouvernance.instances.reunions.quand.texte": "the day is shown",
    "actions.cible.valeur": "the printed words are shown",
    "projets.cible.valeur": "the printed words are shown",
    "*.cibles.valeur": "the printed words are shown",
    "departements.*.chiffres.valeur": "the printed words are shown",
    "departements.*.chiffres.unite": "the printed words say it",
    "departements.programmes.montants.valeur": "the printed words are shown",
    "departements.*.contrat": "here one contract has the engagement; see test_programmes",
    "departements.etapes.quand.texte": "the day is shown",
    "participation.concertations.participants": "the printed words are shown",
    "participation.concertations.resultats.valeur": "the sentence says it",
    "participation.concertations.resultats.unite": "the sentence says it",
    "financements.constats.valeur": "the sentence says it",
    "financements.constats.unite": "the sentence says it",
    "observations.valeur": "the printed words are shown",
    "observations.statut": "the printed words of a bound say that it is one",
    "organisations.alias": "other spellings, to recognise a partner",
    "termes.alias": "other spellings, explained where they stand; see test_finition",
    "territoires.alias": "other spellings, to recognise a territory",
    "indicateurs.alias": "other labels, to recognise an indicator",
    "quartiers.secteurs.alias": "other spellings, to recognise a sub-area",
    "*.ordre": "it ranks",
    "*.montants.total": "it sets the row off without a word",
    "portail.fond-de-carte.*": "said beside the button of the interactive map; see test_carte_interactive",
    "*.editeur.depot": "it makes the link « Proposer une correction » at the foot, which the engine adds",
    "orientations.dispositifs": "here the strategy says the same; see test_orientations and test_strategies",
    "strategies.orientations": "here the priority says the same; see test_orientations and test_strategies",
    "orientations.paroles.orientation": "it is quoted on the page of its priority",
    "gouvernance.instances.reunions.publique": "said of coming meetings only; see test_gouvernance",
    "communes.chiffres": "here there is one indicator; see test_communes",
    "imports.*": "it tells the import how to read official files",
    "indicateurs.additif": "it serves sums, of which there is none",
}


def excuse(path: str) -> str | None:
    """Why the key at this path is not shown, None when it must be."""
    return next((why for p, why in ON_PURPOSE.items() if fnmatchcase(path, p)), None)
