"""The command line: builds and runs commands, passes results to render; the only room with typer."""
