"""What people would use instead of sopdocs, fed the same SOPs and measured beside it in one run."""
