"""Accounts: the pages at which several people sign in to one server, and what holds for each.

seats        who is signed in where, for how long, and from which place
tries        how often somebody may try, and ask
signing_in   name, password, second factor
own          one's own account: password, codes, security keys, signing out everywhere
everybody    a keeper of keys invites, gives rights and closes
keys         security keys
"""
