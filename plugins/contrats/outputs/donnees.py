"""Every file that a contract's site gives to download, by address."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from contrats.linking import Dossier, Library
from contrats.model.indicateur import Indicateur, Observation
from contrats.outputs import lignes
from contrats.outputs.colonnes import CATALOGUE, ENGAGEMENTS, OBSERVATIONS
from contrats.outputs.notice import notice
from contrats.outputs.paquet import LICENCE, json_de, paquet, schemas
from contrats.outputs.tableur import Ligne, Table, csv_de
from contrats.pages import telechargements as ou

_DE_L_INDICATEUR = {"indicateur", "indicateur_libelle", "unite", "mise_a_jour"}
"""Columns of observations that JSON says once, above them."""


def fichiers(library: Library, dossier: Dossier, *, au: date) -> dict[str, bytes]:
    """The files to download of a contract's site by address, the same bytes every time; none without data.

    A contract has the files of its figures if it has figures, those of its engagements if it has engagements.
    """
    grouped: dict[str, list[Observation]] = {}
    for o in dossier.observations:
        grouped.setdefault(o.indicateur, []).append(o)
    known = [(i, lignes.observations(i, grouped[i.id], dossier, au=au)) for i in lignes.indicateurs(dossier)]
    promised = [lignes.engagement(e, dossier, au=au) for e in dossier.engagements]
    tables = {**_tables_de_chiffres(known, dossier, au=au), **_tables_d_engagements(promised)}
    made = {address: csv_de(table) for address, (table, _) in tables.items()}
    if not made:
        return {}
    made |= _json_de_chiffres(known, dossier, au=au)
    if promised:
        made[ou.ENGAGEMENTS_JSON] = json_de({**_entete(dossier, au=au), "engagements": promised})
    made |= schemas(dict.fromkeys(kind for _, kind in tables.values()))
    made[ou.PAQUET] = json_de(paquet(dossier, tables, made, au=au))
    made[ou.NOTICE] = notice(dossier, made, au=au)
    return made


def _tables_de_chiffres(
    known: list[tuple[Indicateur, list[Ligne]]], dossier: Dossier, *, au: date
) -> dict[str, tuple[Table, str]]:
    """Tables by address, each with the name of its schema: all figures, the catalogue, each indicator."""
    if not known:
        return {}
    all_rows = tuple(row for _, rows in known for row in rows)
    catalogue = tuple(lignes.indicateur(i, dossier, au=au) for i, _ in known)
    found = {
        ou.INDICATEURS_CSV: (Table("indicateurs", "Tous les chiffres", OBSERVATIONS, all_rows), "observations"),
        ou.CATALOGUE: (Table("catalogue", "Ce que chaque indicateur mesure", CATALOGUE, catalogue), "catalogue"),
    }
    for i, rows in known:
        table = Table(f"indicateur-{i.id}", i.libelle, OBSERVATIONS, tuple(rows))
        found[ou.adresse_csv(i.id)] = (table, "observations")
    return found


def _tables_d_engagements(promised: list[Ligne]) -> dict[str, tuple[Table, str]]:
    table = Table("engagements", "Tous les engagements", ENGAGEMENTS, tuple(promised))
    return {ou.ENGAGEMENTS_CSV: (table, "engagements")} if promised else {}


def _json_de_chiffres(known: list[tuple[Indicateur, list[Ligne]]], dossier: Dossier, *, au: date) -> dict[str, bytes]:
    head = _entete(dossier, au=au)
    described = {i.id: _indicateur_et_valeurs(lignes.indicateur(i, dossier, au=au), rows) for i, rows in known}
    found = {ou.adresse_json(ident): json_de({**head, **content}) for ident, content in described.items()}
    if described:
        found[ou.INDICATEURS_JSON] = json_de({**head, "indicateurs": list(described.values())})
    return found


def _indicateur_et_valeurs(catalogued: Ligne, rows: Iterable[Ligne]) -> dict[str, Any]:
    said = {key: value for key, value in catalogued.items() if key != "mise_a_jour"}
    values = [{key: v for key, v in row.items() if key not in _DE_L_INDICATEUR} for row in rows]
    return {"indicateur": said, "observations": values}


def _entete(dossier: Dossier, *, au: date) -> dict[str, Any]:
    """What every JSON file says of itself."""
    contrat = dossier.contrat
    return {
        "contrat": {"id": contrat.id, "titre": contrat.titre},
        "mise_a_jour": au,
        "licence": LICENCE,
    }
