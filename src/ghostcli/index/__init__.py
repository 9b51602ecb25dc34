"""The search index, a cache in the user's cache folder. Only this room uses sqlite3 and tantivy."""
