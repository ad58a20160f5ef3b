"""What the author's text means: dates, durations, staff numbers, citations."""
