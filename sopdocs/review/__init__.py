"""Where an SOP stands: its state, who must act, what is due and why."""
