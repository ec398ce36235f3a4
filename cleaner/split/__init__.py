"""Kept blocks -> groups: which blocks form one article, and which of them is headline, source line, time line, body.

`choose` is the door: a text page is read line by line (`lines`), an HTML page by the lists that its markup shows (`lists`
proposes them, `markup` chooses for the whole page).
"""
