"""What a browser would make of a page: its elements, and its text between them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"meta", "br", "input", "link"}
_CELLS = {"th", "td"}
_ENDED_BY = {"th": {*_CELLS, "tr", "tbody"}, "td": {*_CELLS, "tr", "tbody"}, "tr": {"tr", "tbody"}}
"""Elements whose end may go unsaid, by the tags that end them (HTML, 13.1.2.4, optional tags)."""


@dataclass
class Page(HTMLParser):
    """`elements` are tags with their attributes; `texts` the text up to each next tag; `open` what was not closed."""

    source: str
    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=lambda: [""])
    open: list[str] = field(default_factory=list)
    markup: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs)
        self._end_unsaid(tag)
        self.elements.append((tag, dict(attrs)))
        self.texts.append("")
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _ENDED_BY:
            self._end_unsaid(tag)
        assert self.open.pop() == tag
        self.texts.append("")

    def handle_data(self, data: str) -> None:
        self.texts[-1] += data

    def handle_comment(self, data: str) -> None:
        self.markup.append(data)

    def handle_pi(self, data: str) -> None:
        self.markup.append(data)

    def _end_unsaid(self, tag: str) -> None:
        while self.open and tag in _ENDED_BY.get(self.open[-1], ()):
            self.open.pop()

    def ids(self) -> list[str]:
        return [value for _, attrs in self.elements if (value := attrs.get("id"))]

    def targets(self) -> set[str]:
        return {value for tag, attrs in self.elements if tag == "a" and (value := attrs.get("href"))}
