"""The structure tree in the file (ISO 32000-1, 14.7).

The painter reports marks and links; the tree itself comes from the document.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from reportlab.pdfbase.pdfdoc import PDFDocument

from booklet.blocks.structure import Element, Key
from booklet.layout.ruler import Link
from booklet.pdf.objects import Source, add, text_string


class _Mark(NamedTuple):
    """A marked-content sequence: the number of its page, its MCID."""

    page: int
    number: int


class _Annotation(NamedTuple):
    """A link annotation: the number of its page, its object number."""

    page: int
    object: int


class InlineLink(NamedTuple):
    """A link inside an element is an element of its own, made where it first appears."""

    parent: Key
    link: Link


Owner: TypeAlias = Key | InlineLink


class Tags:
    """What is content of which element."""

    def __init__(self, document: PDFDocument) -> None:
        self._document = document
        self._marks: list[Owner] = []
        self._content: dict[Owner, list[_Mark | _Annotation | InlineLink]] = {}
        self._parents: list[list[Owner] | Owner] = []
        self._boxes: dict[Key, str] = {}
        self._numbers: dict[Owner, int] = {}
        self._pages: dict[int, int] = {}

    def mark(self, owner: Owner, role: str, page: int) -> str:
        """The operator that opens a mark of an element."""
        number = len(self._marks)
        self._marks.append(owner)
        self._content.setdefault(owner, []).append(_Mark(page, number))
        return f"/{role}<</MCID {number}>>BDC"

    def link(self, parent: Key, link: Link) -> InlineLink:
        """The element of a link inside an element."""
        owner = InlineLink(parent, link)
        if owner not in self._content:
            self._content[owner] = []
            self._content.setdefault(parent, []).append(owner)
        return owner

    def annotation(self, owner: Owner, number: int, page: int) -> int:
        """The key of a link annotation, an object number, in the parent tree."""
        self._content[owner].append(_Annotation(page, number))
        self._parents.append(owner)
        return len(self._parents) - 1

    def figure(self, key: Key, edges: tuple[float, float, float, float]) -> None:
        """Note the box of a figure: left, bottom, right, top."""
        box = " ".join([f"{edge:.2f}" for edge in edges])
        self._boxes[key] = f"<</O/Layout/Placement/Block/BBox[{box}]>>"

    def end_page(self) -> int:
        """The key in the parent tree of the page that ends."""
        self._parents.append(self._marks)
        self._marks = []
        return len(self._parents) - 1

    def write(self, root: Element, pages: dict[int, int]) -> Source:
        """The StructTreeRoot; raises LookupError where something was painted under a key that the tree lacks.

        Args:
            root: the tree.
            pages: page number to object number.
        """
        self._pages = pages
        tree = Source()
        top = add(self._document, tree)
        first = self._element(root, top)
        lost = [owner for owner in self._content if owner not in self._numbers]
        if lost:
            raise LookupError(f"content of elements that are not in the tree: {lost[:5]}")
        entries = "\n".join([f"{key} {self._owners(owners)}" for key, owners in enumerate(self._parents)])
        parents = add(self._document, Source(f"<</Nums[{entries}]>>"))
        tree.source = (
            f"<</Type/StructTreeRoot/K {first} 0 R/ParentTree {parents} 0 R/ParentTreeNextKey {len(self._parents)}>>"
        )
        return tree

    def _owners(self, owners: list[Owner] | Owner) -> str:
        if isinstance(owners, list):
            return "[" + " ".join([f"{self._numbers[owner]} 0 R" for owner in owners]) + "]"
        return f"{self._numbers[owners]} 0 R"

    def _element(self, element: Element, parent: int) -> int:
        item = Source()
        key = element.key
        number = self._numbers[key] = add(self._document, item)
        kids, page = self._kids(key, number)
        kids += [f"{self._element(kid, number)} 0 R" for kid in element.kids]
        more = f"/Alt {text_string(element.alt)}" if element.alt else ""
        attributes = element.attributes + self._boxes.get(key, "")
        if attributes:
            more += f"/A[{attributes}]"
        item.source = f"<</S/{key[1]}/P {parent} 0 R{page}/K[{' '.join(kids)}]{more}>>"
        return number

    def _kids(self, owner: Owner, number: int) -> tuple[list[str], str]:
        """PDF source of the kids that are content, and of the page that the first is on."""
        kids: list[str] = []
        home = 0
        for what in self._content.get(owner, ()):
            if isinstance(what, InlineLink):
                kids.append(f"{self._link(what, number)} 0 R")
                continue
            home = home or what.page
            if isinstance(what, _Annotation):
                kids.append(f"<</Type/OBJR/Obj {what.object} 0 R/Pg {self._pages[what.page]} 0 R>>")
            elif what.page == home:
                kids.append(str(what.number))
            else:
                kids.append(f"<</Type/MCR/Pg {self._pages[what.page]} 0 R/MCID {what.number}>>")
        return kids, f"/Pg {self._pages[home]} 0 R" if home else ""

    def _link(self, owner: InlineLink, parent: int) -> int:
        item = Source()
        number = self._numbers[owner] = add(self._document, item)
        kids, page = self._kids(owner, number)
        item.source = f"<</S/Link/P {parent} 0 R{page}/K[{' '.join(kids)}]>>"
        return number
