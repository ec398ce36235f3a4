"""Fits the weights in cleaner/classify to the pages of ../shared: `python -m bench.train.blocks`."""
