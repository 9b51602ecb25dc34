"""The environment variables that ghost reads and the files that it uses, for the manual page and the site."""

VARIABLES = {
    "GHOST_CONTENT": "the folders of libraries, separated as in PATH; --content comes first",
    "GHOST_EPISODE": "the id of the episode that decides if a ref is ambiguous",
    "GHOST_PAGER": "the pager; empty or cat: no pager",
    "PAGER": "the pager if GHOST_PAGER is not set; else less",
    "NO_COLOR": "not empty: no colour",
    "FORCE_COLOR": "colour also without a terminal; 0 or false: no colour. NO_COLOR comes first",
    "TERM": "dumb: no colour and no pager",
    "COLUMNS": "the width of the output; else the terminal's",
    "VISUAL": "the editor of ghost edit",
    "EDITOR": "the editor of ghost edit if VISUAL is not set",
    "BROWSER": "the browser of ghost open",
    "XDG_DATA_HOME": "on Linux the folder in which ghost/ is your own library; else ~/.local/share",
    "XDG_CACHE_HOME": "on Linux the folder in which ghost/ has the indexes; else ~/.cache",
}
"""What each environment variable sets."""

FILES = {
    "ghost.yaml": "marks a folder as a library",
    "EPISODE/episode.yaml": "the facts and notes of an episode; other *.yaml files beside it have more notes",
    "EPISODE/transcript.vtt": "the transcript of an episode",
    "~/.local/share/ghost/": "your own library on Linux",
    "~/.cache/ghost/*.index": "the indexes on Linux, which may be deleted; ghost index shows the path of one",
}
"""What each file is for."""
