"""The columns of the files to download, as their readers and machines are told them."""

from __future__ import annotations

from contrats.outputs.tableur import Colonne as C
from contrats.pages.mots import MOTS, NATURES, PORTEES

JOUR = C("mise_a_jour", "Jour auquel ces données ont été publiées.", "date", requise=True)

OBSERVATIONS = (
    C("indicateur", "Identifiant de l'indicateur ; il ne change jamais.", requise=True),
    C("indicateur_libelle", "Nom de l'indicateur.", requise=True),
    C("unite", "Unité de la valeur ; vide pour un simple nombre."),
    C("territoire", "Code officiel (quartier, commune, département, région) ou identifiant.", requise=True),
    C("territoire_nom", "Nom du territoire."),
    C("territoire_type", "Sorte de territoire : quartier prioritaire, commune, intercommunalité…"),
    C("annee", "Année ou période, telle que le document la donne ; parfois « non précisée ».", requise=True),
    C("perimetre", "Carte des quartiers que la valeur suit : 2015 ou 2024.", valeurs=("2015", "2024")),
    C("valeur", "Le nombre, avec une virgule ; vide quand il est masqué ou imprimé seulement en mots.", "number"),
    C("valeur_texte", "Ce que le document imprime, quand ce n'est pas un simple nombre."),
    C("statut", "Pourquoi la valeur manque ou se lit avec prudence ; vide sinon.", valeurs=tuple(MOTS["statut"])),
    C("statut_libelle", "Le statut en mots."),
    C("note", "Ce qu'il faut savoir pour lire cette valeur."),
    C("source", "Identifiant du document où la valeur est imprimée."),
    C("source_titre", "Titre de ce document."),
    C("page", "Page ou partie de ce document."),
    C("producteur", "Qui a produit la donnée, si le document le dit."),
    C("licence", "Licence de la donnée d'origine, si elle est connue."),
    JOUR,
)
CATALOGUE = (
    C("id", "Identifiant de l'indicateur ; il ne change jamais.", requise=True),
    C("libelle", "Nom de l'indicateur.", requise=True),
    C("libelle_court", "Nom abrégé."),
    C("definition", "Ce que l'indicateur mesure."),
    C("unite", "Unité ; vide pour un simple nombre."),
    C("sens", "Dans quel sens une évolution est une bonne nouvelle.", requise=True),
    C("theme", "Thème."),
    C("groupe", "Sujet avec lequel le site le montre."),
    C("producteur", "Qui produit la donnée."),
    C("licence", "Licence de la donnée d'origine, si elle est connue."),
    C("rythme", "Rythme de mise à jour à la source."),
    C("additif", "« oui » si les valeurs de plusieurs territoires s'additionnent.", valeurs=("oui", "non")),
    C("precautions", "Précautions de lecture."),
    JOUR,
)
ENGAGEMENTS = (
    C("id", "Identifiant de l'engagement ; il ne change jamais.", requise=True),
    C("titre", "L'engagement en une phrase.", requise=True),
    C("porteurs", "Identifiants des organisations responsables."),
    C("porteurs_noms", "Leurs noms, dans le même ordre."),
    C("orientation", "Identifiant de l'orientation du contrat."),
    C("orientation_titre", "Titre de l'orientation."),
    C("portee", "Où il vaut.", requise=True, valeurs=tuple(PORTEES)),
    C("portee_libelle", "La portée en mots.", requise=True),
    C("lieux", "Codes des territoires précis."),
    C("lieux_noms", "Leurs noms, dans le même ordre."),
    C("nature", "Ferme, sous condition, à l'étude ou déjà en place.", requise=True, valeurs=tuple(NATURES)),
    C("nature_libelle", "La nature en mots.", requise=True),
    C("echeance", "Pour quand, avec les mots du contrat ; vide s'il ne le dit pas."),
    C("echeance_debut", "Premier jour que ces mots désignent.", "date"),
    C("echeance_fin", "Dernier jour que ces mots désignent.", "date"),
    C("cible", "Résultat chiffré visé."),
    C("etat", "Avancement connu au jour de la mise à jour ; « non-renseigne » sans nouvelles.", requise=True),
    C("etat_libelle", "L'avancement en mots.", requise=True),
    C("etat_date", "Jour du dernier point d'avancement.", "date"),
    C("retard", "Ce que le calendrier en dit : « en retard », ou échéance passée sans nouvelles."),
    C("sources", "Identifiants des documents, un par passage."),
    C("sources_titres", "Titres de ces documents, chacun une fois."),
    C("pages", "Page ou partie de chaque passage, dans le même ordre que « sources »."),
    C("adresse", "Adresse de la page de l'engagement, depuis l'accueil du site.", requise=True),
    JOUR,
)
