"""Invented annual reports: values, tables, prose and the containers that real sites put them in."""
