"""The live preview: a small server on this machine that follows every saved edit.

``veille`` says which files changed; ``lecture`` reads, links and checks again what they touch; ``epreuve`` keeps the last
version without fault; ``version`` finds what stands at an address, composing only the pages asked for; ``bandeau`` tells
in the page what is wrong; ``serveur`` answers the browser and tells it when to look again. Nothing of it goes into a
published file.

Own server rather than MkDocs': that one rebuilds every page on each edit, and stops showing anything when an edit is
wrong (benchmarks/direct.md).
"""
