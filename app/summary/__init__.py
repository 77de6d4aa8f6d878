"""The personal summary: what was chosen, as a document and as a PDF."""
