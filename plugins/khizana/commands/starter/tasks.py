"""The commands of this archive: invoke --list."""

from khizana.commands import namespace  # noqa: F401  # where invoke looks for them
