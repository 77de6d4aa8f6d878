"""Clipboard HTML to Markdown. Nothing is fetched, no style is kept, unknown tags give their words."""

import re
from html.parser import HTMLParser

_SILENT = {"head", "iframe", "noscript", "object", "script", "select", "style", "svg", "template", "title", "xml"}
_BLOCKS = {
    *("address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figcaption", "figure", "footer"),
    *("form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "ol", "p", "pre", "section", "table"),
    *("tr", "ul"),
}
_INLINE = {"a", "b", "em", "font", "i", "span", "strong", "u"}
_SPACE = re.compile(r"[ \t\r\n\xa0]+")
_NUMBERED = re.compile(r"(\d+[.)])\s+")
_LEVEL = re.compile(r"mso-list:l\d+level(\d)")
_FRAGMENT = re.compile(r"<!--StartFragment-->(.*?)<!--EndFragment-->", re.DOTALL)
# Word draws the bullet or number of a list item itself, inside this.
_DRAWN_MARK = re.compile(r"<!(?:--)?\[if !supportLists\](?:--)?>(.*?)<!(?:--)?\[endif\](?:--)?>", re.DOTALL)
# Not what Word says of other scripts, as in `mso-bidi-font-weight`.
_BOLD = re.compile(r"(?<![\w-])font-weight:(bold|[6-9]00)")
_NOT_BOLD = re.compile(r"(?<![\w-])font-weight:(normal|[1-5]00)")
_ITALIC = re.compile(r"(?<![\w-])font-style:italic")
_NOT_ITALIC = re.compile(r"(?<![\w-])font-style:normal")
_CONDITION = re.compile(r"<!\[[^>]*>")
_TAG = re.compile(r"<[^>]*>")


def markdown(html: str) -> str:
    """What the page says, a line for each paragraph."""
    cut = _FRAGMENT.search(html)
    html = _DRAWN_MARK.sub(_number_in, cut[1] if cut else html)
    reader = _Reader()
    reader.feed(_CONDITION.sub("", html))
    reader.close()
    reader.end_line()
    return "\n".join(reader.lines)


def _number_in(found: re.Match[str]) -> str:
    """Of a drawn list mark only a number is kept."""
    words = _TAG.sub("", found[1]).replace("&nbsp;", " ").strip()
    return words + " " if re.fullmatch(r"\d+[.)]", words) else ""


def _is_bold(tag: str, style: str) -> bool:
    """Google's `<b>` of normal weight is not."""
    return (tag in ("b", "strong") and not _NOT_BOLD.search(style)) or _BOLD.search(style) is not None


def _is_italic(tag: str, style: str) -> bool:
    return (tag in ("i", "em") and not _NOT_ITALIC.search(style)) or _ITALIC.search(style) is not None


class _Open:
    """An inline tag that is not closed yet; its words begin at piece `at`."""

    def __init__(self, tag: str, mark: str, at: int) -> None:
        self.tag = tag
        self.mark = mark
        self.at = at


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._pieces: list[str] = []
        self._prefix = ""
        self._silent = 0
        self._quotes = 0
        self._pre = 0
        self._lists: list[int] = []  # 0 for bullets, else the next number
        self._open: list[_Open] = []
        self._word_level = 0  # of Word's lists, which are paragraphs

    # lines

    def end_line(self) -> None:
        for one in reversed(self._open):
            self._close(one)
        words = "".join(self._pieces).rstrip() if self._pre else _SPACE.sub(" ", "".join(self._pieces)).strip()
        if words.strip("* "):
            self.lines.append("> " * self._quotes + self._prefix + self._word_mark(words))
        self._pieces, self._prefix, self._word_level = [], "", 0
        for one in self._open:  # a span goes on in the next line
            one.at = 0

    def _word_mark(self, words: str) -> str:
        if not self._word_level:
            return words
        indent = "  " * (self._word_level - 1)
        return indent + (_NUMBERED.sub(r"\1 ", words, count=1) if _NUMBERED.match(words) else "- " + words)

    def _close(self, one: _Open) -> None:
        """Put the marks around the words since the tag opened, inside their outer spaces."""
        inner = "".join(self._pieces[one.at :])
        words = inner.strip()
        if one.mark and words:
            head, tail = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
            touches = "*" in (words[0], words[-1])
            mark = one.mark.replace("*", "_") if touches else one.mark
            inner = head + mark + words + mark + tail
        self._pieces[one.at :] = [inner]

    # tags

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        style = next((value or "" for name, value in attrs if name == "style"), "").replace(" ", "").lower()
        if tag in _SILENT:
            self._silent += 1
        elif tag == "br":
            self.end_line()
        elif tag == "li":
            self._start_item()
        elif tag in _BLOCKS:
            self._start_block(tag, style)
        elif tag in ("td", "th"):
            self._pieces.append(" ")
        elif tag in _INLINE and not self._silent:
            self._open.append(_Open(tag, self._mark_of(tag, style), len(self._pieces)))

    def _mark_of(self, tag: str, style: str) -> str:
        """The Markdown mark of a tag; none for what the words around it, or a heading, are already."""
        if self._prefix.startswith("#"):
            return ""
        widths = {len(one.mark) for one in self._open}
        bold = _is_bold(tag, style) and not widths & {2, 3}
        italic = _is_italic(tag, style) and not widths & {1, 3}
        return "*" * (2 * bold + italic)

    def _start_item(self) -> None:
        self.end_line()
        number = self._lists[-1] if self._lists else 0
        self._prefix = "  " * max(0, len(self._lists) - 1) + (f"{number}. " if number else "- ")
        if number:
            self._lists[-1] += 1

    def _start_block(self, tag: str, style: str) -> None:
        in_item = self._prefix and not "".join(self._pieces).strip()
        if not in_item or tag in ("ul", "ol"):
            self.end_line()
        level = _LEVEL.search(style)
        self._word_level = int(level[1]) if level else 0
        if tag in ("ul", "ol"):
            self._lists.append(int(tag == "ol"))
        elif tag == "blockquote":
            self._quotes += 1
        elif tag == "pre":
            self._pre += 1
        elif tag[0] == "h" and tag[1].isdigit():
            self._prefix = "#" * min(3, int(tag[1])) + " "

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "li" or tag in _BLOCKS:
            self.end_line()
            self._end_block(tag)
        elif any(one.tag == tag for one in self._open):
            while self._open:
                one = self._open.pop()
                self._close(one)
                if one.tag == tag:
                    return

    def _end_block(self, tag: str) -> None:
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag == "blockquote":
            self._quotes = max(0, self._quotes - 1)
        elif tag == "pre":
            self._pre = max(0, self._pre - 1)

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if not self._pre:
            self._pieces.append(data)
            return
        first, *rest = data.split("\n")
        self._pieces.append(first)
        for line in rest:
            self.end_line()
            self._pieces.append(line)
