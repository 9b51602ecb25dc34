"""The documentation as a site, made by Sphinx: `.ci/site`.

The source is the root of the repository, so that a link in a page leads to the same page on the site and
where the repository is browsed.
"""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx

from ghostcli import __version__

NAVIGATION = {
    "Tutorial": ["docs/tutorial"],
    "How-to": [
        "docs/how-to/install",
        "docs/how-to/import",
        "docs/how-to/interviews",
        "docs/how-to/names",
        "docs/how-to/fact-check-a-draft",
        "docs/how-to/hooks",
        "docs/how-to/editors",
        "docs/how-to/fzf",
        "docs/how-to/pages",
        "docs/how-to/publish",
        "docs/how-to/digest",
        "docs/how-to/obsidian-anki",
        "docs/how-to/assistants",
        "docs/how-to/cluster",
    ],
    "Reference": [
        "docs/reference/commands",
        "docs/reference/queries",
        "docs/reference/output",
        "docs/reference/json",
        "docs/reference/files",
        "docs/reference/fields",
        "docs/reference/formats",
        "docs/reference/python",
    ],
    "Explanation": [
        "docs/fidelity",
        "docs/search",
        "docs/recognition",
        "docs/the-index",
        "docs/architecture",
        "Benchmarks <benchmarks/RESULTS>",
    ],
    "Project": ["CONTRIBUTING", "SECURITY", "CHANGELOG"],
}
"""The parts of the site and their pages. A page that is missing here, or there, makes `.ci/site` fail."""

project = "ghost"
author = "the authors of ghost"
release = version = __version__
extensions = ["myst_parser"]
root_doc = "README"
include_patterns = ["*.md", "docs/**.md", "benchmarks/*.md"]
exclude_patterns = [".*", "build", "dist", "share", "site", "src", "tests"]
nitpicky = True
smartquotes = False  # which makes one dash of the two of an option, and of quotation marks others

myst_heading_anchors = 4

html_theme = "furo"
html_title = f"ghost {__version__}"
html_copy_source = False
html_static_path = ["site.css"]
html_css_files = ["site.css"]
html_show_copyright = False
html_show_sphinx = False
html_theme_options = {"navigation_with_keys": True}


def navigation(app: Sphinx, page: str, text: list[str]) -> None:
    """Put the parts of the site below the first page: a toctree would be shown as code in the repository."""
    if page == app.config.root_doc:
        for part, pages in NAVIGATION.items():
            text[0] += f"\n```{{toctree}}\n:caption: {part}\n:hidden:\n\n" + "\n".join(pages) + "\n```\n"


def first_page(app: Sphinx, error: Exception | None) -> None:
    """Write the `index.html` that browsers and servers ask for: it leads to the first page."""
    if error is None and app.builder.format == "html":
        target = app.builder.get_target_uri(app.config.root_doc)
        text = f'<!doctype html><title>ghost</title><meta http-equiv="refresh" content="0; url={target}">\n'
        text += f'<a href="{target}">ghost</a>\n'
        (Path(app.outdir) / "index.html").write_text(text, encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Connect the two with Sphinx."""
    app.connect("source-read", navigation)
    app.connect("build-finished", first_page)
