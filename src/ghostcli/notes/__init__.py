"""Notes on episodes: from the text of a file to records, and to a place for each of its lines."""
