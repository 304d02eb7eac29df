"""Configuration of the documentation: Sphinx reads Markdown through MyST and the reference from the docstrings."""

from gcm_alignment import __version__

project = "gcm_alignment"
author = "the gcm_alignment contributors"
copyright = f"2026, {author}"
release = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_build"]

html_theme = "furo"
html_title = f"gcm_alignment {release}"

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
add_module_names = False
default_role = "code"  # the single backticks of the docstrings
python_use_unqualified_type_names = True

nitpick_ignore_regex = [
    # The build goes to no network, so the names of other projects cannot be resolved; our own must be.
    ("py:.*", r"(?!gcm_alignment).*"),
    # Names for strings (NewType) and type variables are no classes, so they have no entry to point to.
    ("py:class", r"gcm_alignment\..*\.(\w+Id|CountryCode|Choice|Member|Value)"),
]
