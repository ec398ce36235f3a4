"""Composed dumps: many pages of one site each, whose furniture repeats as that of a real site does.

Where `bench.compose` draws a new site for every page, a dump here is one site: the same lines around articles that no page
shares, and beside them all that repeats without being furniture: stories that several pages print, the standing
introduction of a serial, a quotation, names of publishers, times.  Gold splits are written in the format of `bench.compose`.
"""
