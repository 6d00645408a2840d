"""Measures the stages over a broker; `kafka.py` is the command."""
