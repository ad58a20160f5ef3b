"""Measure, paginate, route: a flow becomes a Chart."""
