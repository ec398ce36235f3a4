"""Groups of blocks -> `Article`s: which words are title, text, source, time, byline, credit, dateline."""
