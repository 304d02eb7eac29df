"""The modules that sessions of pytest share which run inside another one; tests with such sessions import this."""

import contextlib
import pkgutil
from importlib import import_module

import gcm_alignment

# A session that runs inside this one forgets at its end what it imported. What is imported before is kept, so that no
# class is there twice: ours, and those of Babel, which keeps patterns of numbers and dates between its modules.
_MODULES = [
    *("babel.dates", "babel.lists", "babel.numbers", "babel.plural"),
    *(
        found.name
        for found in pkgutil.walk_packages(gcm_alignment.__path__, "gcm_alignment.")
        if found.name != "gcm_alignment.__main__"
    ),
]
for _name in _MODULES:
    # What stands on an extra that is not installed is in no session either.
    with contextlib.suppress(ModuleNotFoundError):
        import_module(_name)
