"""Signs: what tells whether voices are independent, and whether they agree.

copies           texts → pairs of reports, one republishing the other
origins          findings → innermost voices, and what goes back to each
contradictions   findings → pairs that cannot both be so
first            reports → the earliest, where dates can tell
"""
