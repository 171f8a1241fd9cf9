"""The validation report: what it says (`model`), where things stand, and how it is written."""
