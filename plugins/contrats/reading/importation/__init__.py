"""Official files (Insee, ANCT) -> rows of the site's own tables, or a French reason why not."""
