"""Reminding: from where SOPs stand to letters, a calendar, a webhook and texts, each sent once.

What is told to whom (`agenda`) is a pure function of standings, settings and a day. What was promised and what arrived
is kept in SQLite (`store`), so that a run can be killed anywhere and repeated at any time.
"""
