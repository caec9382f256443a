"""Shields: what stands between a finding and the world, one kind a file.

spelling    word → key          where the spellings of one name meet, in Latin and Cyrillic
whose       word → whose name it is, among some people
names       text, names → spans where protected names stand, in whatever form
phrasing    phrase → the names in it
pseudonyms  people → labels     stable within one release, unrelated between two
coarsen     when, where → wider ones
passages    anchor → words between their neighbours, with labels where something is hidden
sources     report → what may be told of it
row         Row                 all that an export may know of one finding
fit         findings → those that somebody stands behind
making      finding → its row
rows        findings → rows     the only way to an export: it fails closed
meaning     value → its parts that hold no words
grounds     where a reason is told that must not stand beside a name
cells       text → cell         no formula, no mark that acts
suppress    table → table       small cells, and those from which they could be worked out
"""
