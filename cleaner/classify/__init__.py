"""What a block looks like to a learned model: how likely it is that it belongs to the content of its page.

`additive` evaluates models that are sums of small tables, `blocks` measures blocks for them; the weights are data, fitted by
bench.train.
"""
