"""Reads a printed page as a browser does."""

from html.parser import HTMLParser


class Read(HTMLParser):
    """Reads the page as a browser does: tags that open and close, the cells of the rows, attributes that fetch.

    Spaces without width, at which addresses break, are left out.
    """

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.rows: list[list[str]] = []
        self.tags: set[str] = set()
        self.fetches: list[str] = []
        self.heads: list[str | None] = []
        self.language: str | None = None
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.fetches += [name for name, _ in attrs if name in ("src", "href", "background")]
        if tag == "html":
            self.language = dict(attrs)["lang"]
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        if tag == "th":
            self.heads.append(dict(attrs).get("scope"))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "td" in self.open or "th" in self.open:
            self.rows[-1][-1] += data.replace("\u200b", "")
