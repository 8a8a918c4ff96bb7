"""The description of the downloads for machines: a Data Package (https://datapackage.org) and its table schemas."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from contrats.linking import Dossier
from contrats.outputs.colonnes import CATALOGUE, ENGAGEMENTS, OBSERVATIONS
from contrats.outputs.tableur import SEPARATEUR, Colonne, Table
from contrats.pages import telechargements as ou

LICENCE = {"name": "etalab-2.0", "title": ou.LICENCE, "path": ou.ADRESSE_DE_LA_LICENCE}
MASQUEES = ("", "nd", "ns", "s", "so")
"""What stands for a missing number. Not for missing words: « s » is a value of the column « statut »."""
SCHEMAS = {"observations": OBSERVATIONS, "catalogue": CATALOGUE, "engagements": ENGAGEMENTS}
"""Written once each, as two hundred tables of one contract share the first."""


def json_de(content: Any) -> bytes:
    """Readable JSON in UTF-8: accents as they are, days as 2024-03-20, keys in the given order."""
    return (json.dumps(content, ensure_ascii=False, indent=1, default=_plain) + "\n").encode()


def _plain(value: Any) -> Any:
    """A day as text; a number as JSON has it (a Decimal of up to 15 digits is kept to the digit)."""
    if isinstance(value, date):
        return value.isoformat()
    return int(value) if value == value.to_integral_value() else float(value)


def schema(colonnes: Iterable[Colonne], *, cle: str | None = None) -> dict[str, Any]:
    """The Table Schema of these columns; ``cle`` is the one whose values are all different."""
    found: dict[str, Any] = {"fields": [_champ(c) for c in colonnes], "missingValues": [""]}
    return {**found, "primaryKey": [cle]} if cle else found


def _champ(colonne: Colonne) -> dict[str, Any]:
    field: dict[str, Any] = {"name": colonne.nom, "type": colonne.type, "description": colonne.description}
    if colonne.type == "number":
        field |= {"decimalChar": ",", "missingValues": list(MASQUEES)}
    constraints = {"required": True} if colonne.requise else {}
    if colonne.valeurs:
        constraints["enum"] = list(colonne.valeurs)
    return {**field, "constraints": constraints} if constraints else field


def schemas(noms: Iterable[str]) -> dict[str, bytes]:
    """The schema files of these kinds of tables, by address."""
    keys = {"catalogue": "id", "engagements": "id"}
    return {ou.adresse_schema(n): json_de(schema(SCHEMAS[n], cle=keys.get(n))) for n in noms}


def paquet(
    dossier: Dossier, tables: Mapping[str, tuple[Table, str]], contents: Mapping[str, bytes], *, au: date
) -> dict[str, Any]:
    """The package of a contract: ``tables`` are the CSV files by address, each with the name of its schema."""
    contrat = dossier.contrat
    return {
        "profile": "tabular-data-package",
        "name": f"contrat-de-ville-{contrat.id}",
        "title": f"{contrat.titre} : données ouvertes",
        "description": contrat.resume or contrat.titre,
        "version": au.isoformat(),
        "updated": au.isoformat(),
        "licenses": [LICENCE],
        "contributors": contributeurs(dossier),
        "sources": sources(dossier),
        "resources": [_ressource(a, t, s, contents[a]) for a, (t, s) in tables.items()],
    }


def _ressource(adresse: str, table: Table, nom_du_schema: str, content: bytes) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.nom,
        "title": table.titre,
        "path": adresse.removeprefix(ou.PAGE),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {
            "delimiter": SEPARATEUR,
            "lineTerminator": "\r\n",
            "quoteChar": '"',
            "doubleQuote": True,
            "header": True,
        },
        "schema": ou.adresse_schema(nom_du_schema).removeprefix(ou.PAGE),
    }


def contributeurs(dossier: Dossier) -> list[dict[str, str]]:
    """Who publishes the site, and the tool that put its data in order."""
    editor = dossier.contrat.editeur
    found = [{"title": editor.nom, "role": "publisher"}] if editor else []
    if editor and editor.url:
        found[0]["path"] = editor.url
    return [*found, {"title": "Contrats en clair", "role": "wrangler"}]


def sources(dossier: Dossier) -> list[dict[str, str]]:
    """The documents that the figures and engagements come from, in the order of their first use."""
    used = [o.source for o in dossier.observations if o.source]
    used += [c.document for e in dossier.engagements for c in e.sources]
    found = []
    for document in dossier.all_of("document", dict.fromkeys(used)):
        found.append({"title": document.titre, **({"path": document.url} if document.url else {})})
    return found
