"""A document to sentences: title, dateline, paragraphs, and what stands in quotation marks kept apart."""
