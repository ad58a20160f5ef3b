"""Signing PDFs: keys, preflight, the signature itself, proof for the long term. pyHanko is imported only inside."""
