"""Search: queries, corrections of typos, matching, ranking, snippets."""
