"""The disposable index over a library, in the user's cache folder: the only room with sqlite3 and tantivy."""
