"""The ``mkdocs.yml`` of a materialised site: stock settings, no plugin of ours."""

from __future__ import annotations

import json
from collections.abc import Iterable

from contrats.engines.materialise.adresses import Adresses
from contrats.outputs.sites import Site
from contrats.pages.page import Etape

_MODELE = """\
# Écrit à partir de « Contrats en clair » : un site en Markdown ordinaire, à reprendre avec l'outil de votre choix.
#   mkdocs build        (paquets mkdocs et mkdocs-material)
#   properdocs build    (paquets properdocs et mkdocs-material)
#   zensical build      (paquet zensical)
# À relire avant de publier : accessibilité, vie privée et mentions légales parlent du site d'origine.
site_name: {nom}
site_description: {description}
docs_dir: docs
site_dir: site

theme:
  name: material
  language: fr
  font: false

plugins:
  - search:
      lang: fr

markdown_extensions:
  - attr_list
  - def_list
  - footnotes:
      BACKLINK_TITLE: Revenir à l'endroit de la note {{}}
  - sane_lists
  - tables

validation:
  nav:
    omitted_files: ignore
  links:
    not_found: warn
    anchors: warn
    absolute_links: warn
    unrecognized_links: {hors_du_site}

nav:
{nav}
"""


def reglages(site: Site, adresses: Adresses) -> str:
    """The settings: the menu and the foot of the pages of our own site become its navigation."""
    menu = [Etape("Accueil", ""), *(etape for _, etape in site.menu), Etape("Tout le site", "plan-du-site/")]
    shown = {etape.url for etape in menu}
    foot = [etape for etape in site.pied if etape.url not in shown]
    lines = list(_entrees(menu, adresses, "  "))
    if below := list(_entrees(foot, adresses, "      ")):
        lines += ["  - À propos:", *below]
    return _MODELE.format(
        nom=_texte(site.nom),
        description=_texte(site.description),
        nav="\n".join(lines),
        hors_du_site="ignore" if adresses.sortantes else "warn",  # to the portal, or a neighbour: sites beside this one
    )


def _entrees(etapes: Iterable[Etape], adresses: Adresses, indent: str) -> Iterable[str]:
    for etape in etapes:
        if etape.url in adresses.urls:
            yield f"{indent}- {_texte(etape.titre)}: {adresses.fichier(etape.url)}"


def _texte(words: str) -> str:
    """A JSON string, which is a YAML string."""
    return json.dumps(words, ensure_ascii=False)
