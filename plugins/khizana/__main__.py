"""`khizana`, or `python -m khizana`: the commands without a tasks.py, so that `khizana new FOLDER` can make one."""

from __future__ import annotations

from invoke.program import Program

from khizana import __version__
from khizana.commands import namespace

program = Program(version=__version__, namespace=namespace, name="Khizana", binary="khizana")

if __name__ == "__main__":
    program.run()
