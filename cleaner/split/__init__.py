"""Kept blocks -> groups: which blocks form one article, and which of them is headline, source line, time line, body.

Several views propose how a stretch of the page falls into articles (`headers` by lines that tell a time, `titles` by
headlines and gaps, `structure` by repeated markup); `choose` takes the one that explains the stretch best.
"""
