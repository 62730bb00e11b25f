"""Whose words a quotation is, to whom they are said, and of whom."""
