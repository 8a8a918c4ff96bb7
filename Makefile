# Contrats en clair: every command of the project. `make` alone lists them, in French.
#
# A machine needs Python 3.11 or later, make and the package registries; the rest is installed here,
# at the versions and hashes of the lock files. Stamp files keep the second run quick; they live inside
# what they vouch for, so that deleting .venv or node_modules is always a valid way to start afresh.

PYTHON ?= python3
ARGS ?=

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install -q --disable-pip-version-check
SITE := $(VENV)/.site
TESTS := $(VENV)/.test
NPM := node_modules/.stamp

# The stamp holds the folder it was made for: .venv keeps absolute paths, so a copied or moved checkout
# (or one whose Python was removed) would otherwise run the code of somewhere else.
ifneq ($(wildcard $(PY)) $(shell cat $(SITE) 2>/dev/null),$(PY) $(CURDIR))
.PHONY: $(SITE)
endif

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve check test lint format lock clean distclean browser leaflet

help: ## Affiche cette aide
	@echo "Contrats en clair — commandes :"
	@awk -F ":.*## " "/^[a-z]+:.*## /{printf \"  make %-10s %s\\n\", \$$1, \$$2}" Makefile
	@echo "Options : ARGS=\"…\" (transmis à la commande), PYTHON=/chemin/vers/python3.12"

site: $(SITE) leaflet ## Construit le site et dit où le regarder
	@$(PY) site_build.py build $(ARGS)

serve: $(SITE) leaflet ## Montre le site et le reconstruit à chaque modification
	@$(PY) site_build.py serve $(ARGS)

check: $(SITE) ## Vérifie les données et les textes des contrats
	@$(PY) site_build.py check $(ARGS)

test: $(TESTS) $(NPM) browser ## Lance tous les essais (par exemple ARGS="-k carte")
	@echo "→ Essais"
	@$(PY) -m pytest -n auto --dist loadfile $(ARGS)

lint: $(TESTS) ## Relit le code Python sans le modifier
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .

format: $(TESTS) ## Met le code Python en forme
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .

lock: ## Recalcule les verrous des paquets (ARGS=--upgrade pour les mettre à jour)
	@sh tools/lock.sh $(ARGS)

clean: ## Efface ce que les commandes ont produit
	rm -rf site build dist .pytest_cache .hypothesis .ruff_cache .import_linter_cache
	find . -name __pycache__ -not -path "./$(VENV)/*" -not -path "./node_modules/*" -prune -exec rm -rf {} +

distclean: clean ## Efface aussi les paquets installés et les téléchargements
	rm -rf $(VENV) node_modules .cache plugins/*.egg-info

# --- What the commands above rely on ---------------------------------------------------------------

$(SITE): requirements/site.txt pyproject.toml tools/venv.sh
	@sh tools/venv.sh "$(PYTHON)"
	@echo "→ Installation des paquets Python du site (une minute la première fois)"
	@$(PIP) --require-hashes -r requirements/site.txt
	@# No build isolation: setuptools comes from the lock, not from whatever is newest today.
	@$(PIP) --no-deps --no-build-isolation -e .
	@echo "$(CURDIR)" > $@

$(TESTS): $(SITE) requirements/test.txt
	@echo "→ Installation des outils d’essai Python"
	@$(PIP) --require-hashes -r requirements/test.txt
	@touch $@

# A real dependency on the tests' stamp: where npm is missing, Node.js itself is installed inside .venv.
$(NPM): package.json package-lock.json .npmrc tools/node.py $(TESTS)
	@$(PY) tools/node.py
	@touch $@

# Always run, as node_modules may be removed at any time; the site does without where npm is missing.
leaflet: $(SITE)
	@$(PY) tools/leaflet.py

# Always run, as a browser may be removed at any time; it takes a fraction of a second.
# SANS_NAVIGATEUR=1 goes without (see the message of tools/browser.py).
browser: $(TESTS)
ifndef SANS_NAVIGATEUR
	@$(PY) tools/browser.py
endif
