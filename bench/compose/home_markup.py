"""A home page as HTML: each box in a form of its own, class names in one dialect a page."""

import re
from datetime import UTC
from html import escape
from random import Random
from typing import Any

from bench.compose.data import load
from bench.compose.home import Box, Home, Piece
from bench.compose.results import MORE, row

NAME = re.compile(r"@(\w+)@")
WORDS = ("last_time", "reply_word", "view_word", "share_word")
"""What stands beside the parts of stories on pages of results."""
PLACES = {"results": "search"}
"""Path that a page of a family gives as its own; of others that of the whole site."""
PART = re.compile(r"(\w+):(?=[ <{])")


class HomePrinter:
    """Prints one home page; ``rng`` draws the markup, the words are the page's."""

    def __init__(self, home: Home, rng: Random) -> None:
        self.home = home
        self.rng = rng
        self.data = load("home")
        self.names: dict[str, str] = {}
        self.frames: dict[str, dict[str, Any]] = {}
        self.number = 0
        self.machine_time = rng.random() < 0.5

    def name(self, role: str) -> str:
        """The class name of a role in the page's dialect: one a role and page; empty where the dialect has none."""
        if role not in self.names:
            dialect, rng = self.home.dialect, self.rng
            if dialect.get("hashed"):
                self.names[role] = f"css-{rng.randrange(16**5, 16**6):x}"
            elif "utilities" in dialect:
                self.names[role] = rng.choice(dialect["utilities"])
            elif dialect.get("suffixed"):
                self.names[role] = f"{role.capitalize()}_{role}__{rng.randrange(16**4, 16**5):x}"
            else:
                self.names[role] = str(dialect.get("names", {}).get(role, ""))
        return self.names[role]

    def classes(self, markup: str) -> str:
        """The markup with its class names printed, and without empty attributes."""
        return NAME.sub(lambda match: self.name(match[1]), markup).replace(' class=""', "")

    def piece(self, form: dict[str, Any], piece: Piece, place: int = 0) -> str:
        """One story; ``place`` is its number in its box, from 1."""
        self.number += 1
        moment = piece.stamp.moment if piece.stamp is not None and self.machine_time else None
        iso = f' datetime="{moment.replace(tzinfo=UTC).isoformat()}"' if moment is not None else ""
        values = {
            "title": escape(piece.title), "url": escape(piece.url), "lead": escape(piece.lead), "kicker": escape(piece.kicker),
            "author": escape(piece.author), "time": escape(piece.stamp.text) if piece.stamp else "", "length": piece.length,
            "img": f'<img src="/img/{self.number}.jpg" alt="">' if piece.picture else "", "n": str(place or self.number), "iso": iso,
            "rank": "rank" if piece.ranked else "",
        }  # fmt: skip
        values |= dict.fromkeys((*MORE, *WORDS), "") | {name: escape(said) for name, said in piece.more.items()}
        lines = []
        for line in form["lines"]:
            part = PART.match(line)
            if part is not None and part[1] in values:
                if not values[part[1]]:
                    continue
                line = line[part.end() :]
            lines.append(re.sub(r"\{(\w+)\}", lambda match: values[match[1]], line))
        return self.classes("".join(lines))

    def box(self, box: Box) -> list[str]:
        """A box with what stands around its stories."""
        if box.lines:
            return [self.aside(box)]
        form = box.form
        if box.first:
            bodies = [self.piece(box.first, box.pieces[0]), *self.listed(form, box.pieces[1:])]
        else:
            bodies = self.listed(form, box.pieces)
        if not box.label:
            return [self.classes('<div class="@group@">'), *bodies, "</div>"]
        frame = self.frames.setdefault(box.kind, self.rng.choice(self.data["frame"]))
        values = {"label": escape(box.label), "more": escape(box.more), "n": str(self.number)}
        around = [
            [self.classes(re.sub(r"\{(\w+)\}", lambda match: values[match[1]], line)) for line in frame[side]]
            for side in ("open", "close")
        ]
        return [*around[0], *bodies, *around[1]]

    def listed(self, form: dict[str, Any], pieces: list[Piece]) -> list[str]:
        """Stories in a list, where their form is that of items."""
        made = [self.piece(form, piece, place) for place, piece in enumerate(pieces, 1)]
        if not made or not (form.get("list") or form.get("wrap")):
            return made
        tag = form.get("wrap") or ("ol" if any(piece.ranked for piece in pieces) else "ul")
        return [self.classes(f'<{tag} class="@list@">'), *made, f"</{tag}>"]

    def aside(self, box: Box) -> str:
        """A box that is no news."""
        links = row(self.rng, box)
        if links is not None:
            return self.classes(links)
        lines = [escape(line) for line in box.lines]
        rest = "".join(f'<a class="@button@" href="/offer/{place}">{line}</a>' for place, line in enumerate(lines[1:]))
        field = '<input type="email" name="email">' if box.kind == "newsletter" else ""
        return self.classes(f'<div class="@{box.kind}@"><p>{lines[0]}</p>{field}{rest}</div>')

    def page(self) -> bytes:
        """The file in UTF-8."""
        home, rng = self.home, self.rng
        links = [f'<a href="/s/{place}">{escape(line)}</a>' for place, line in enumerate(home.nav)]
        menu = (
            f"<nav><ul>{''.join(f'<li>{link}</li>' for link in links)}</ul></nav>"
            if rng.random() < 0.6
            else f'<div class="menu">{"".join(links)}</div>'
        )
        body: list[str] = []
        for area, boxes in home.areas:
            tag = "aside" if "aside" in area and rng.random() < 0.5 else "div"
            inner = [line for box in boxes for line in self.box(box)]
            body += [self.classes(f'<{tag} class="{area}">'), *inner, f"</{tag}>"]
        holder = rng.choice(("main", "div"))
        rtl = ' dir="rtl"' if home.rtl else ""
        return "\n".join([
            "<!DOCTYPE html>", f'<html lang="{home.language}"{rtl}>', f'<head><meta charset="utf-8"><title>{escape(home.site)}</title>',
            f'<link rel="canonical" href="https://{home.host}/{PLACES.get(home.family, "")}"></head>', "<body>",
            f'<header><a href="/">{escape(home.site)}</a>{menu}</header>', f"<{holder}>", *body, f"</{holder}>",
            f'<div class="cookie-banner"><p>{escape(home.cookie[0])}</p>', *(f"<button>{escape(b)}</button>" for b in home.cookie[1:]), "</div>",
            "<footer>", *(f"<p>{escape(line)}</p>" for line in home.footer), "</footer>", "</body>", "</html>",
        ]).encode()  # fmt: skip


def print_home(home: Home, seed: int) -> bytes:
    """The page as the bytes of an HTML file."""
    return HomePrinter(home, Random(f"{seed}/{home.family} markup/{home.name}")).page()
