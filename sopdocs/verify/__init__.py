"""Verifying signed PDFs: what their bytes prove, and what an office asks beyond that. pyHanko loads inside only."""
