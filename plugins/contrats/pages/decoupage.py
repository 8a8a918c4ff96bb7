"""Whether the portal has so many contracts that it is cut by département, and in which part everything stands."""

from __future__ import annotations

from collections.abc import Iterable

from contrats.linking import Dossier, Library
from contrats.pages.noms import nom_de

BEAUCOUP = 40
"""How many contracts the portal tells on one page at most. A région has some forty, France has 450."""
AILLEURS = "Autres contrats"
"""The part of those whose département is not known."""


def code_de_commune(insee: str) -> str:
    """The département of a commune: « 59 » of 59295, « 2a » of 2A004, « 974 » of 97411."""
    return insee[: 3 if insee.startswith(("97", "98")) else 2].lower()


def code_du_contrat(dossier: Dossier) -> str:
    """The département that a contract tells, for want of one that of its first commune; "" where neither is known."""
    own = dossier.contrat
    if own.departement:
        return own.departement.lower()
    communes = own.communes or tuple(c for q in dossier.quartiers for c in q.communes)
    return code_de_commune(communes[0]) if communes else ""


def par_departement(library: Library) -> bool:
    """Whether each département has a page of its own: there are many contracts, and not all are of the same."""
    if len(library.dossiers) <= BEAUCOUP:
        return False
    return len({code_du_contrat(d) for d in library.dossiers.values()}) > 1


def en_ordre(codes: Iterable[str]) -> list[str]:
    """Codes as in the official lists: Corsica, once 20, between 19 and 21; what has no code comes last."""
    return sorted(codes, key=lambda code: (not code, f"20{code[1]}" if code in ("2a", "2b") else code))


def nom_du_departement(library: Library, code: str) -> str:
    """The name of a département, its code for want of a name."""
    place = library.shared["lieu"].get(code.upper()) or library.shared["lieu"].get(code)
    return nom_de(place) if place else f"Département {code.upper()}" if code else AILLEURS


def chemin(code: str) -> str:
    """The folder that stands for a part in the addresses of the portal."""
    return f"{code or 'autres'}/"


def page_de_commune(insee: str, *, decoupe: bool) -> str:
    """Where the portal lists the quartiers of a commune: on one page, or where it is cut on that of its département."""
    return f"quartiers/{chemin(code_de_commune(insee)) if decoupe else ''}#commune-{insee}"
