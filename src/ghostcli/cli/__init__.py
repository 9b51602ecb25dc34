"""The command line: assembles, parses, calls, hands to render; the only room with typer."""
