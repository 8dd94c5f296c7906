"""The commands: what an archive's tasks.py takes from the package."""

from khizana.commands.collection import namespace

__all__ = ["namespace"]
