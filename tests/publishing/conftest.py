"""A small project of three contracts, published and published again."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from contrats.publishing.bilan import Bilan
from contrats.publishing.publish import publish

from tests.projects import (
    BASE,
    CATALOGUE,
    COMMUN,
    CONTRAT,
    ENGAGEMENTS,
    GLOSSAIRE,
    ORGANISATIONS,
    TERRITOIRES,
    Files,
    write,
)

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 20)
CONTRATS = ("autre", "essai", "voisin")
PAGE = "content/contrats/essai/pages/lire.md"
LUE = "essai/pages/lire/index.html"


def of(contrat: str, text: str) -> dict[str, str]:
    """The contrat.yml of a contract."""
    return {CONTRAT.replace("essai", contrat): text}


def plus(name: str, line: str) -> str:
    """A file of the smallest project with one more line."""
    return f"{BASE[name].rstrip()}\n        {line}\n"


NORD = "content/departements/nord.yml"

IN_59 = '        departement: "59"\n'

PROJECT: Files = {
    **BASE,
    PAGE: "---\ntitre: Lire\n---\n\nAncien texte.\n",
    **of("essai", plus(CONTRAT, "communs: etat") + IN_59),
    ENGAGEMENTS: """
        - {id: lieux, titre: Ouvrir des lieux, porteurs: ville, portee: contrat, nature: ferme, cible: {valeur: 15, objet: lieux}, source: {document: contrat-essai, page: p. 1}}
        - {id: jardin, titre: Planter un jardin, porteurs: ville, portee: quartier, nature: ferme, lieux: QN05941I, source: {document: contrat-essai, page: p. 2}}
        """,
    NORD: """
        territoire: "59"
        titre: Le Nord
        programmes:
          - {id: lieux, titre: Des lieux, objectifs: [{contrat: essai, engagement: lieux}]}
        calendrier:
          sans-date: autre
          dates: [{contrat: essai, date: 2024-03-20, a-noter: [{type: date, texte: Annoncée.}]}]
        """,
    **of("voisin", BASE[CONTRAT].replace("Essai", "Voisin").replace("QN05941I", "QN05942N")),
    **of("autre", plus(CONTRAT, "etat: annonce").replace("Essai", "Autre").replace("ville\n", "caf\n") + IN_59),
    "content/quartiers/QN05942N.md": '---\nnom: Les Voisins\ncommunes: "59295"\n---\n',
    COMMUN: "titre: Ce que fait l'État\n",
    ORGANISATIONS: plus(ORGANISATIONS, "- {id: loin, nom: Organisation lointaine, type: association}"),
    TERRITOIRES: plus(
        TERRITOIRES, '- {id: "59001", nom: Ailleurs, type: commune}\n        - {id: "59", nom: Nord, type: departement}'
    ),
    GLOSSAIRE: "- {id: qpv, sigle: QPV, nom: quartier prioritaire}\n",
    CATALOGUE: "- {id: population, libelle: Habitants, definition: Nombre d'habitants., unite: habitants}\n",
    "data/indicateurs/essai.csv": "indicateur;territoire;annee;valeur\npopulation;QN05941I;2020;1000\n",
    "data/indicateurs/voisin.csv": "indicateur;territoire;annee;valeur\npopulation;QN05942N;2020;2000\n",
}


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, with its bytes."""
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


class Atelier:
    """A project and the place where it is published."""

    def __init__(self, root: Path):
        self.root, self.site, self.cache = root, root / "site", root / ".cache" / "publication"

    def write(self, files: Files) -> None:
        write(self.root, files)

    def change(self, name: str, old: str, new: str) -> None:
        """Replace words of a file that must be there."""
        path = self.root / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    def publish(self, **options: Any) -> Bilan:
        return publish(self.root, options.pop("target", self.site), **{"au": DAY, "cache": self.cache, **options})

    def anew(self, **options: Any) -> dict[str, bytes]:
        """What a build without cache publishes elsewhere."""
        elsewhere = self.root.parent / "sans-cache" / "site"
        self.publish(target=elsewhere, cache=None, **options)
        return tree(elsewhere)

    def around(self) -> set[str]:
        """The names in the project's folder: forgotten temporary folders would show."""
        return {path.name for path in self.root.iterdir()}


def equip(root: Path) -> Path:
    """Gives a project the configuration and the generator of this one."""
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    (root / "plugins").symlink_to(ROOT / "plugins")
    return root


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project once published, never to be changed."""
    root = tmp_path_factory.mktemp("publication") / "projet"
    write(root, PROJECT)
    account = Atelier(equip(root)).publish()
    assert not account.diagnostics and account.construits == CONTRATS
    return root


@pytest.fixture
def atelier(published: Path, tmp_path: Path) -> Atelier:
    """A copy of the published project, with its cache."""
    return Atelier(shutil.copytree(published, tmp_path / "projet", symlinks=True))


@pytest.fixture
def run(atelier: Atelier, capsys: pytest.CaptureFixture) -> Callable[..., tuple[int, str]]:
    """Runs a command on the project: exit code, and all that it says."""
    from contrats.commands.main import main

    def run_it(*arguments: object) -> tuple[int, str]:
        code = main([*map(str, arguments), "--date", DAY.isoformat()], root=atelier.root)
        said = capsys.readouterr()
        return code, said.out + said.err

    return run_it
