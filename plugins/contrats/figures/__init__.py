"""What is derived from the records: numbers and dates in French, date windows, progress and lateness."""
