"""What the commands of tasks.py do."""
