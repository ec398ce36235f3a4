"""What the rules of its site say of one page."""

from msgspec import Struct, field

from cleaner.describe.article import identity
from cleaner.describe.origins import Origin, Origins
from cleaner.model import Article


class Place(Struct):
    """Where an article is: elements, in page order."""

    role: str
    body: list[int]
    title: list[int] = []
    source: list[int] = []
    time: list[int] = []
    authors: list[int] = []
    holder: int = -1
    """The container that is the article's alone."""


class Told(Struct):
    """What is to be done with a page."""

    marks: dict[int, str] = field(default_factory=dict)
    """Element -> the rule that removes it."""
    rude: set[int] = field(default_factory=set)
    """Those of the elements that only go where that leaves half of the page's text."""
    places: list[Place] = field(default_factory=list)
    rule: str = ""
    """What removes the blocks that are in no place."""
    prune: bool = True
    """Whether other rules hold within the articles, too."""
    title: str = ""
    authors: list[str] = field(default_factory=list)
    """What stands in no block: attributes, parts of strings."""
    pictures: bool = True
    warnings: list[str] = field(default_factory=list)

    def complete(self, articles: list[Article], origins: Origins | None = None) -> None:
        """Fill what the page says where no block does; the person who wrote the rule knows better than what was guessed."""
        main = next((article for article in articles if article.role == "main"), None)
        if main is None:
            return
        place = self.places[0] if self.places else None
        if self.title and (main.title is None or (place is not None and not place.title)):
            main.title = self.title
            main.id = identity(main.title, main.text)
            if origins is not None:
                origins.say(main, "title", Origin("rule", "title", text=self.title))
        if self.authors and (not main.authors or (place is not None and not place.authors)):
            main.authors = self.authors
            if origins is not None:
                origins.say(main, "authors", Origin("rule", "author", text=", ".join(self.authors)))
        if not self.pictures:
            main.image = None
