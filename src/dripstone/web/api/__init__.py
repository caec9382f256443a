"""API: the operations of the pages as JSON, with a description that is made from their types.

calls         what can be asked, what each takes and gives, and what it needs
taken         what programs send
given         what they get
answering     JSON both ways, tags of what was given, troubles as problem+json
asking        reports, texts, findings, incidents, people, demands, figures, matches, history
together      the queue, one word on several things, who is asked to decide
answers       who told what, relations, elements, lists, agreement, places, wishes
accounts      one's own account, and everybody's for a keeper of keys
deciding      decisions, undoing, adding, looking, taking stock
session       signing in and out
description   OpenAPI 3.1, made from ``calls``
"""
