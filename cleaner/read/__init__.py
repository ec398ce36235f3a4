"""How pages come in: which files (`files`, `walk`), what is in them (`sniff`), the page inside a web archive (`mhtml`).

Nothing is re-exported: each module is imported by the step that needs it, so that a small page loads little.
"""
