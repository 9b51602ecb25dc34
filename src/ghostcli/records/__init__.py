"""Single records: their texts, their links, filters on their fields, and web addresses of their times."""
