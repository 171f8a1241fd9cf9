"""Workbooks: an organisation described in Excel or a folder of CSV files."""
