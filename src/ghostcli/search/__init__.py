"""What is asked, where it is found, and in which order: queries, matching, typos, ranking."""
