"""Many sites, published at once: plan -> workers -> publication.

``publish.publish(root, target, *, au, workers, cache, shard, strict, say)`` reads the project itself (each contract in
the worker that builds it), builds what changed, and switches the whole publication in; it returns a ``Bilan``.
``publish.build_one(root, content, contrat, target)`` builds one site ("" for the portal) of a content already read.
"""
