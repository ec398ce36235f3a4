"""`cleaner review`: what `cleaner explain` shows, of many pages, as one web page that needs nothing beside itself.

`fragment` makes one page's part, `shell` what stands before and after; `review.css` and `review.js` are put into it.
"""
