"""Measurements, run by `invoke bench`. No test depends on one."""
