"""A certificate authority that proves nothing, in memory: officials, a timestamp service, a revocation list."""
