"""What stands around the pages of a review: style, filter, and what the browser is told to refuse."""

import os
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256

from cleaner.review.fragment import said

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>cleaner review</title>
<style>{style}</style>
</head>
<body>
<header>
<h1>cleaner review</h1>
<label>Show <select id="rule"><option value="">everything</option><option value="kept">what was kept</option>
<option value="gone">what was removed</option></select></label>
<button id="all" type="button">open or close all</button> <span id="shown" class="from"></span>
</header>
<main>
"""
REST = """</main>
<footer><table><caption>Rules that removed something</caption>
{rules}</table></footer>
<script>{script}</script>
</body>
</html>
"""


def begin() -> bytes:
    """What stands before the first page."""
    style, script = asset("review.css"), asset("review.js")
    policy = f"default-src 'none'; style-src {allowed(style)}; script-src {allowed(script)}; base-uri 'none'; form-action 'none'"
    return PAGE.format(policy=policy, style=style).encode()


def end(used: Mapping[str, int], why: Mapping[str, str]) -> bytes:
    """What stands after the last page: how many blocks each rule removed, and its reason."""
    rules = "".join(
        f'<tr><td class="number">{count}</td><th scope="row">{said(rule)}</th><td>{said(why.get(rule, ""))}</td></tr>\n'
        for rule, count in sorted(used.items(), key=lambda item: (-item[1], item[0]))
    )
    return REST.format(rules=rules, script=asset("review.js")).encode("utf-8", "replace")


def asset(name: str) -> str:
    """A file beside this module, as it stands in the page."""
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as file:
        return f"\n{file.read()}"


def allowed(text: str) -> str:
    """What names an inline element of this content in a Content Security Policy (CSP Level 3, 2.3.1)."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
