"""The commands of this archive, and those of who develops Khizana: invoke --list."""

from developer import add_developer_tasks

from khizana.commands import namespace

add_developer_tasks(namespace)
