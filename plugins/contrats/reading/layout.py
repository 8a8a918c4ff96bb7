"""The map of the tree of content and data: which file holds which record. A new kind of file is one line here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from contrats.model.action import ActionPrioritaire
from contrats.model.base import Record
from contrats.model.contrat import Contrat, Portail, Reprise
from contrats.model.departement import Departement
from contrats.model.document import Commun, PageLibre, Source, Terme, Thematique
from contrats.model.engagement import Engagement
from contrats.model.financement import Financements
from contrats.model.gouvernance import Gouvernance
from contrats.model.importation import Importation
from contrats.model.indicateur import Indicateur, Observation
from contrats.model.organisation import Organisation
from contrats.model.orientation import Orientation
from contrats.model.participation import Participation
from contrats.model.strategie import Projet, Strategie
from contrats.model.territoire import Commune, Correspondance, Quartier, Territoire


@dataclass(frozen=True)
class Kind:
    """How one sort of file is read. ``shelf`` is where its records go; ``id_key`` is filled from the file's name."""

    pattern: str
    model: type[Record]
    shelf: str
    many: bool = False
    id_key: str | None = None
    id_from: Literal["stem", "folder"] = "stem"

    @cached_property
    def regex(self) -> re.Pattern[str]:
        parts = re.escape(self.pattern).replace(r"\*", r"([^/]+)")
        return re.compile(parts + r"\Z")


CONTRACT = "content/contrats/*/"
LAYOUT = (
    Kind(CONTRACT + "contrat.yml", Contrat, "contrat", id_key="id", id_from="folder"),
    Kind(CONTRACT + "orientations/*.md", Orientation, "orientations", id_key="id"),
    Kind(CONTRACT + "engagements/*.yml", Engagement, "engagements", many=True),
    Kind(CONTRACT + "reprises.yml", Reprise, "reprises", many=True),
    Kind(CONTRACT + "actions.yml", ActionPrioritaire, "actions", many=True),
    Kind(CONTRACT + "communes/*.md", Commune, "communes", id_key="insee"),
    Kind(CONTRACT + "gouvernance.yml", Gouvernance, "gouvernance"),
    Kind(CONTRACT + "participation.yml", Participation, "participation"),
    Kind(CONTRACT + "financements.yml", Financements, "financements"),
    Kind(CONTRACT + "strategies.yml", Strategie, "strategies", many=True),
    Kind(CONTRACT + "projets/*.md", Projet, "projets", id_key="id"),
    Kind(CONTRACT + "pages/*.md", PageLibre, "pages", id_key="id"),
    Kind("content/portail.yml", Portail, "portail"),
    Kind("content/departements/*.yml", Departement, "departements", id_key="id"),
    Kind("content/quartiers/*.md", Quartier, "quartiers", id_key="code"),
    Kind("content/communs/*.yml", Commun, "communs", id_key="id"),
    Kind("data/organisations.yml", Organisation, "organisations", many=True),
    Kind("data/glossaire.yml", Terme, "termes", many=True),
    Kind("data/sources.yml", Source, "sources", many=True),
    Kind("data/thematiques.yml", Thematique, "thematiques", many=True),
    Kind("data/territoires.yml", Territoire, "territoires", many=True),
    Kind("data/indicateurs/catalogue.yml", Indicateur, "indicateurs", many=True),
    Kind("data/imports/*.yml", Importation, "imports", id_key="id"),
)
TABLES = (
    Kind("data/indicateurs/*.csv", Observation, "observations", many=True),
    Kind("data/correspondances-2015-2024.csv", Correspondance, "correspondances", many=True),
)
IMAGES = {".png", ".jpg", ".jpeg", ".webp"}
