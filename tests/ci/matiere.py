"""What the tests of the CI's steps work on: contracts, hostile files, official shapes, and the site to compare with."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from tests.ci.depots import commit, files, git, install_leaflet
from tests.projects import BASE, CONTRAT, write

AUTRE = "content/contrats/autre/contrat.yml"
OTHER = {AUTRE: BASE[CONTRAT].replace("Essai", "Autre")}
HOSTILE = {
    "mkdocs.yml": "site_name: Pris\nhooks: [hooks.py]\n",
    "hooks.py": "open('RAN', 'w')\n",
    "site_build.py": "open('RAN', 'w')\n",
    "plugins/contrats/__init__.py": "open('RAN', 'w')\n",
    "ci/proposition.py": "open('RAN', 'w')\n",
    "Makefile": "all:\n\ttouch RAN\n",
    "tools/venv.sh": "touch RAN\n",
    "requirements/site.txt": "malveillant==1\n",
    CONTRAT: BASE[CONTRAT].replace("Contrat de ville d'Essai", "Contrat proposé"),
}


def propose(depot: Path, changes: dict) -> str:
    """A commit that proposes changes, on a branch of its own."""
    git(depot, "checkout", "--quiet", "-b", "proposition")
    write(depot, changes)
    version = commit(depot)
    git(depot, "checkout", "--quiet", "main")
    return version


def html(folder: Path) -> str:
    return "".join(path.read_text("utf-8") for path in sorted(folder.rglob("*.html")))


def built(depot: Path, tmp_path: Path, day: str, shapes: Path) -> dict[str, bytes]:
    """The site as one machine builds it in one piece, with these shapes."""
    folder = tmp_path / "seul"
    git(tmp_path, "clone", "--quiet", str(depot), str(folder))
    install_leaflet(folder)
    shutil.copytree(shapes, folder / "data" / "geo", ignore=shutil.ignore_patterns("demandes"))
    order = [sys.executable, "site_build.py", "build", "--no-cache", "--date", day]
    subprocess.run(order, cwd=folder, check=True, capture_output=True, timeout=300)
    return dict(files(folder / "site"))


def official(tmp_path: Path) -> Path:
    """A folder in the place of the official servers, with the shape of the quartier."""
    ring = [[2.53, 50.72], [2.55, 50.72], [2.55, 50.74], [2.53, 50.74], [2.53, 50.72]]
    shape = {
        "type": "Feature",
        "properties": {"code": "QN05941I", "nom": "Les Essais"},
        "geometry": {"type": "MultiPolygon", "coordinates": [[ring]]},
    }
    held = {"type": "FeatureCollection", "source": "Essai", "date": "2024-07-14", "features": [shape]}
    write(tmp_path, {"serveurs/quartiers.geojson": json.dumps(held)})
    return tmp_path / "serveurs"
