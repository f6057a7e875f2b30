"""Setting: every block of a document becomes slabs of one column.  ``x`` counts from the left of the column."""

from __future__ import annotations

from collections.abc import Iterable

from booklet.blocks.document import (
    Answer,
    Beside,
    Block,
    Contents,
    Decision,
    Directory,
    Entry,
    Fact,
    Facts,
    Figure,
    FigureRow,
    Heading,
    List,
    Marker,
    NewPage,
    Noted,
    Panel,
    PanelKind,
    Paragraph,
    Question,
    Stretch,
    Table,
    Together,
    WriteIn,
    contents_entries,
)
from booklet.blocks.structure import ARTIFACT, Key, cell_key
from booklet.blocks.text import Run, Runs, plain
from booklet.layout.labels import label_lines
from booklet.layout.placed import PictureBox, Shape
from booklet.layout.ruler import NO_BREAK_SPACE, Link, Piece, Ruler
from booklet.layout.slabs import Glue, Ground, Slab, Words, beside, glued, grounded, moved, stacked
from booklet.pictures.picture import Drawing, Picture, Scene
from booklet.theme.model import PageTheme, TextStyle
from booklet.units import MM, Box, Size

_WHOLE_ROW = 5
"""A table row of this many lines or fewer is never cut."""

_WIDEST_PITCH = 1.6
"""So many times their own leading may weeks stand apart; further, and boxes and numbers are no longer one line."""

_BESIDE_RULE = 2.2
"""White space at either side of the line between two groups of columns, in points."""

_WHOLE_GROUP = 3
"""A group of this many lines or fewer in a list of contents or an index is never cut."""

_WHOLE_ITEMS, _WHOLE_LINES = 4, 8
"""A list of so many items and lines or fewer is never cut if a page can hold it."""


def natural_size(picture: Picture | Scene) -> Size:
    """A drawing's own size, and a scene's; a photo's at 300 pixels an inch."""
    if isinstance(picture, Scene):
        return Size(picture.width, picture.height)
    if isinstance(picture, Drawing):
        return Size(picture.width * MM, picture.height * MM)
    return Size(picture.width * 72 / 300, picture.height * 72 / 300)


def _groups(entries: tuple[Entry, ...]) -> list[list[Entry]]:
    """The lines of a list of contents, a new group from each strong one; those with nothing under them are one."""
    groups: list[list[Entry]] = []
    for entry in entries:
        if not groups or (entry.strong and not groups[-1][-1].strong):
            groups.append([])
        groups[-1].append(entry)
    return groups


class Setter:
    """Turns blocks into slabs.

    ``document`` is all blocks, of which the contents lists the headings; ``figures`` below 1 makes pictures smaller.
    """

    def __init__(self, document: tuple[Block, ...], theme: PageTheme, ruler: Ruler, figures: float = 1.0) -> None:
        self.document, self.theme, self.ruler, self.figures = document, theme, ruler, figures
        self.styles, self.space = theme.styles, theme.spacing

    def blocks(self, blocks: Iterable[Block], x: float, width: float) -> list[Slab]:
        """The slabs of blocks that follow each other; what announces or shows a list stands where it begins."""
        slabs: list[Slab] = []
        before: Block | None = None
        for block in blocks:
            announced = isinstance(before, FigureRow) or (isinstance(before, Paragraph) and before.announces)
            if announced and isinstance(block, List):
                slabs[-1] = slabs[-1]._replace(glue=max(slabs[-1].glue, Glue.WANTED))
            slabs += self.block(block, x, width)
            before = block
        return slabs

    def block(self, block: Block, x: float, width: float) -> list[Slab]:  # noqa: C901, PLR0911, PLR0912 - one case for each block
        """The slabs of one block."""
        match block:
            case Heading():
                return self._heading(block, x, width)
            case Paragraph(id, text, style):
                return self._text((id, "P"), text, self.styles[style], x, width)
            case List():
                return self._list(block, x, width)
            case FigureRow():
                return [self._figures(block, x, width)]
            case Noted():
                return [self._noted(block, x, width)]
            case Beside():
                return [self._beside(block, x, width)]
            case Panel():
                return self._panel(block, x, width)
            case Facts():
                return [self._facts(block, x, width)]
            case Table():
                return self._table(block, x, width)
            case WriteIn():
                return self._write_in(block, x, width)
            case Decision(questions=questions):
                return self._decision(questions, x, width)
            case Contents():
                return self._entries(contents_entries(block, self.document), x, width)
            case Directory(entries=entries):
                return self._entries(entries, x, width)
            case Together(inner):
                return glued(self.blocks(inner, x, width), Glue.WANTED)
            case NewPage(side):
                return [Slab(0, new_page=side)]
            case Stretch(weight):
                return [Slab(0, stretch=weight)]

    # --- text ------------------------------------------------------------------------------------------

    def _lines(self, key: Key, text: Runs, style: TextStyle, x: float, width: float) -> list[Words]:
        base, align = self.ruler.baseline(style), style.align
        return [
            Words(key, x + align * (width - line.width) if align else x, base, line.pieces)
            for line in self.ruler.broken(text, style, width)
        ]

    def _text(self, key: Key, text: Runs, style: TextStyle, x: float, width: float) -> list[Slab]:
        """One slab a line; no first or last line stands alone on a page."""
        lines = self._lines(key, text, style, x, width)
        last = len(lines) - 1
        held = {0, last - 1, last} if style.keep else {0, last - 1} - {last}
        return [
            Slab(
                style.leading,
                (words,),
                0 if place else style.before,
                0 if place < last else style.after,
                Glue.ALWAYS if place in held else Glue.NONE,
            )
            for place, words in enumerate(lines)
        ]

    def _heading(self, block: Heading, x: float, width: float) -> list[Slab]:
        level = f"H{block.level}"
        style = self.styles[block.style or level.lower()]
        slabs = [slab._replace(glue=Glue.ALWAYS) for slab in self._text((block.id, level), block.text, style, x, width)]
        return [slabs[0]._replace(anchor=block.id), *slabs[1:]]

    def _list(self, block: List, x: float, width: float) -> list[Slab]:
        indent, style, mark = self.space.indent, self.styles[block.style], self.styles["marker"]
        slabs: list[Slab] = []
        ends: list[int] = []
        for number, item in enumerate(block.items, 1):
            label = {Marker.NUMBER: f"{number}", Marker.BULLET: "•", Marker.BOX: "☐"}[block.marker]
            text = self._text((item.id, "LBody"), item.text, style, x + indent, width - indent)
            (pieces,) = (line.pieces for line in self.ruler.broken((Run(label),), mark, indent))
            marker = Words((item.id, "Lbl"), x + 3, self.ruler.baseline(style), pieces)
            text[0] = text[0]._replace(parts=(marker, *text[0].parts))
            slabs += glued(text, Glue.ALWAYS)
            slabs += self.blocks(item.blocks, x + indent, width - indent)
            ends.append(len(slabs) - 1)
        # No first and no last item stands alone.
        whole = len(ends) <= _WHOLE_ITEMS and len(slabs) <= _WHOLE_LINES
        for place in ends[:-1] if whole else {ends[0], ends[-2]}:
            slabs[place] = slabs[place]._replace(glue=max(slabs[place].glue, Glue.WANTED))
        slabs[-1] = slabs[-1]._replace(after=max(slabs[-1].after, self.space.block))
        return slabs

    # --- pictures --------------------------------------------------------------------------------------

    def _figures(self, block: FigureRow, x: float, width: float) -> Slab:
        """All at one scale, so that start and finish can be compared."""
        count, gutter = max(len(block.figures), block.columns), self.space.gutter
        each = (width - gutter * (count - 1)) / count
        height = block.share * self.space.figure_height
        sizes = [natural_size(figure.picture) for figure in block.figures]
        scale = (
            min(self.theme.enlargement, *(min(each / size.width, height / size.height) for size in sizes))
            * self.figures
        )
        deep = max(size.height for size in sizes) * scale
        columns = [
            self._figure(figure, x + place * (each + gutter), each, scale, deep, block.align)
            for place, figure in enumerate(block.figures)
        ]
        return beside(columns)._replace(before=4, after=self.space.block)

    def _figure(self, figure: Figure, x: float, width: float, scale: float, deep: float, align: float) -> Slab:  # noqa: PLR0913, PLR0917 - one caller
        """The picture stands on the row's floor, in its column as ``align`` says; the caption is under it."""
        own = natural_size(figure.picture)
        size = Size(own.width * scale, own.height * scale)
        box = Box(x + (width - size.width) * align, deep - size.height, size.width, size.height)
        key = figure.id, "Figure"
        labels = label_lines(figure.picture, box, self.styles["picture-label"], self.ruler)
        slabs = [Slab(deep, (PictureBox(key, box, figure.picture), *(Words(key, *label) for label in labels)), after=2)]
        if figure.caption:
            slabs += self._text((figure.id, "Caption"), figure.caption, self.styles["caption"], x, width)
        return stacked(slabs)

    def _noted(self, block: Noted, x: float, width: float) -> Slab:
        """The picture at the left, lines from its top to its foot at the right."""
        figure, wide, deep = block.figure, width * block.share, self.space.write_in
        own = natural_size(figure.picture)
        height = own.height * wide / own.width
        start = x + wide + self.space.gutter
        rule = self.space.rule + 0.2
        count = int(height / deep)
        lines = tuple(
            Shape(Box(start, height * number / count - rule, x + width - start, rule), "write")
            for number in range(1, count + 1)
        )
        picture = PictureBox((figure.id, "Figure"), Box(x, 0, wide, height), figure.picture)
        return Slab(height, (picture, *lines), before=4, after=self.space.block)

    def _beside(self, block: Beside, x: float, width: float) -> Slab:
        """The figure stands at the right, so that all lines of words start at one edge."""
        own = natural_size(block.figure.picture)
        scale = min(block.share * self.space.figure_height / own.height, width / 2 / own.width) if block.share else 1
        box = Box(x + width - own.width * scale, 0, own.width * scale, own.height * scale)
        words = stacked(self.blocks(block.blocks, x, width - box.width - self.space.gutter))
        figure = Slab(box.height, (PictureBox((block.figure.id, "Figure"), box, block.figure.picture),))
        return beside([words, figure])._replace(anchor=words.anchor)

    # --- panels and facts -------------------------------------------------------------------------------

    def _panel(self, block: Panel, x: float, width: float) -> list[Slab]:
        look, pad, radius = self.theme.panels[block.kind.value], self.space.padding, self.space.radius
        ground = self._ground(block.id, block.kind.value, x, width)
        left, room = x + pad + look.bar, width - 2 * pad - look.bar
        inner = self.blocks(block.blocks, left, room)
        inner[-1] = inner[-1]._replace(after=0)
        title = self._panel_title(block, look.title, left, room)
        if title and look.title_fill:
            band = Ground(f"{block.id}.band", x, width, look.title_fill, look.title_fill, look.edge_width, 0, radius)
            title = grounded([Slab(pad * 0.6), *title, Slab(pad * 0.6)], band)
            top: list[Slab] = [*title, Slab(pad * 0.7)]
        else:
            top = [Slab(pad * 0.8), *title]
        whole = Glue.ALWAYS if block.kind is PanelKind.EMERGENCY else Glue.WANTED
        slabs = glued([*top, *inner, Slab(pad * 0.9)], whole)
        slabs = [slab._replace(glue=Glue.ALWAYS) for slab in slabs[: len(top)]] + slabs[len(top) :]
        slabs[-2] = slabs[-2]._replace(glue=Glue.ALWAYS)
        slabs[0] = slabs[0]._replace(before=self.space.block, anchor=block.id)
        slabs[-1] = slabs[-1]._replace(after=self.space.block)
        return grounded(slabs, ground)

    def _ground(self, id_: str, kind: str, x: float, width: float) -> Ground:
        """The ground of a panel, or of a part of a block that looks like one."""
        look = self.theme.panels[kind]
        radius = 0.0 if look.bar else self.space.radius
        return Ground(id_, x, width, look.fill, look.edge, look.edge_width, look.bar, radius)

    def _panel_title(self, block: Panel, style: str, x: float, width: float) -> list[Slab]:
        if not block.title:
            return []
        role = f"H{block.heading_level}" if block.heading_level else "P"
        return self._text((f"{block.id}.title", role), block.title, self.styles[style], x, width)

    def _facts(self, block: Facts, x: float, width: float) -> Slab:
        """Columns as wide as their words wish; in two rows where one has not even room for the longest words."""
        widths = self._fact_widths(block.facts, width)
        if widths:
            return self._fact_row(block.facts, widths, x)
        half = (len(block.facts) + 1) // 2
        wide = (width - self.space.gutter * (half - 1)) / half
        rows = (block.facts[:half], block.facts[half:])
        return stacked([self._fact_row(row, [wide] * len(row), x) for row in rows if row])

    def _fact_widths(self, facts: tuple[Fact, ...], width: float) -> list[float]:
        """The widths of the columns of one row, the room shared by what each lacks; none where it cannot be done."""
        room = width - self.space.gutter * (len(facts) - 1)
        wishes = [max(self._wish(fact.label, "label"), self._wish(fact.text, "fact")) for fact in facts]
        least = [max(self._widest(fact.label, "label"), self._widest(fact.text, "fact")) for fact in facts]
        if sum(wishes) <= room:
            return [wish + (room - sum(wishes)) / len(facts) for wish in wishes]
        if sum(least) > room:
            return []
        share = (room - sum(least)) / (sum(wishes) - sum(least))
        return [low + share * (wish - low) for low, wish in zip(least, wishes, strict=True)]

    def _widest(self, text: Runs, style: str) -> float:
        """The width of the longest word of a text."""
        return max(self._wish((Run(word),), style) for word in plain(text).split(" "))

    def _fact_row(self, facts: tuple[Fact, ...], widths: list[float], x: float) -> Slab:
        columns = []
        for fact, wide in zip(facts, widths, strict=True):
            key = (fact.id, "P")
            lines = self._text(key, fact.label, self.styles["label"], x, wide)
            lines[-1] = _spaced(lines[-1])
            columns.append(stacked([*lines, *self._text(key, fact.text, self.styles["fact"], x, wide)]))
            x += wide + self.space.gutter
        return beside(columns)._replace(after=3)

    def _wish(self, text: Runs, style: str) -> float:
        """The width of a text on one line."""
        return self.ruler.broken((*text, Run(" ")), self.styles[style], 1e6)[0].width

    # --- tables ----------------------------------------------------------------------------------------

    def _table(self, block: Table, x: float, width: float) -> list[Slab]:
        ground = self._ground(f"{block.id}.head", "table-head", x, width)._replace(radius=3)
        head = glued(grounded(self._row(block, 0, block.head, x, width), ground), Glue.ALWAYS)
        rows = [
            slab._replace(head=tuple(head))
            for number, cells in enumerate(block.rows, 1)
            for slab in self._row(block, number, cells, x, width)
        ]
        caption: list[Slab] = []
        if block.caption:
            key = (f"{block.id}.caption", "P")
            caption = self._text(key, block.caption, self.styles["h3"], x, width)
        top = [slab._replace(glue=Glue.ALWAYS) for slab in [*caption, *head]]
        top[0] = top[0]._replace(before=max(top[0].before, self.space.block), anchor=block.id)
        return [*top, *rows[:-1], rows[-1]._replace(after=self.space.block)]

    def _row(self, table: Table, number: int, cells: tuple[Runs, ...], x: float, width: float) -> list[Slab]:
        """A slab for each line of the longest cell: a short row stays whole, a long one is cut between lines."""
        if number and table.pictures:
            return [self._chart_row(table, number, cells, Box(x, 0, width, 0))]
        padding = self.space.padding * 0.55
        style = self.styles["cell" if number else "head"]
        columns: list[list[Words]] = []
        boxes: list[Box] = []
        borders: list[float] = []
        for column, (cell, (left, wide, edge)) in enumerate(zip(cells, _columns(table, x, width), strict=True)):
            key = cell_key(table, number, column)
            is_day = table.boxes and column > (1 if table.pictures else 0)
            look, pad = (self.styles["day"], 0.0) if is_day else (style, padding)
            columns.append(self._lines(key, cell, look, left + pad, wide - 2 * pad) if cell else [])
            if table.boxes and number and not cell:
                boxes.append(Box(left, 0, wide, 0))
            grouped = table.group and column and column % table.group == 0
            if (grouped or table.to_write) and column + 1 < len(cells):
                borders.append(edge)
        least = self.space.write_in if table.to_write and number else 0.0
        slabs = self._row_slabs(number, columns, boxes, Box(x, 0, width, style.leading), least)
        return [_with_borders(slab, borders, self.space.rule) for slab in slabs]

    def _chart_row(self, table: Table, number: int, cells: tuple[Runs, ...], line: Box) -> Slab:
        """A row with its picture, its words and its boxes in the middle of its height; a rule ends it."""
        room, left, shares = self.space.thumbnail, line.x, sum(table.widths)
        tick, pad = self.space.tick, self.space.padding * 0.55
        week = self._week_style(table, line.width * table.widths[0] / shares - room - 2 * pad)
        pitch = week.leading
        columns: list[list[Slab]] = []
        for column, (cell, share) in enumerate(zip(cells, table.widths, strict=True)):
            wide, key = line.width * share / shares, cell_key(table, number, column)
            if column == 0:
                columns.append([_thumbnail(table.pictures[number - 1], Box(left, 0, room, 0.72 * room))])
                columns.append(self._text(key, cell, self.styles["cell"], left + room + pad, wide - room - 2 * pad))
            elif cell:
                columns.append(self._text(key, cell, week, left, wide))
            else:
                box = Box(left + (wide - tick) / 2, (pitch - tick) / 2, tick, tick)
                columns.append([Slab(pitch, (Shape(box, "paper", "write", 0.9, 2),))] * table.boxes)
            left += wide
        stacks = [stacked(column) for column in columns if column]
        deep = max(stack.height for stack in stacks)
        middle = [
            stack._replace(parts=tuple(moved(part, (deep - stack.height) / 2) for part in stack.parts))
            for stack in stacks
        ]
        space = self.space.padding * 0.36
        rule = Slab(space + self.space.rule, (Shape(Box(line.x, space, line.width, self.space.rule), "rule"),))
        return stacked([Slab(space), beside(middle)._replace(before=0, after=0), rule])

    def _week_style(self, table: Table, width: float) -> TextStyle:
        """The numbers of weeks, and with them the boxes, as far apart in all rows as the shortest words leave room."""
        style, cell = self.styles["week"], self.styles["cell"]
        deep = min(len(self.ruler.broken(cells[0], cell, width)) for cells in table.rows) * cell.leading
        leading = min(deep / max(1, table.boxes), _WIDEST_PITCH * style.leading)
        return style.model_copy(update={"leading": max(style.leading, leading)})

    def _row_slabs(
        self, number: int, columns: list[list[Words]], ticks: list[Box], line: Box, least: float
    ) -> list[Slab]:
        """The lines of a row with the space over and under them, ``least`` high; a rule ends a row but the head."""
        count = max(1, *map(len, columns))
        lines = [
            Slab(line.height, tuple(column[place] for column in columns if place < len(column)), glue=Glue.ALWAYS)
            for place in range(count)
        ]
        if count > _WHOLE_ROW:
            loose = slice(1, count - 2)
            lines[loose] = [slab._replace(glue=Glue.NONE) for slab in lines[loose]]
        padding = max(self.space.padding * 0.36, (least - count * line.height) / 2)
        if ticks:
            padding = max(padding, (self.space.grid - count * line.height) / 2)
            together = count if count <= _WHOLE_ROW else 2  # the boxes stay with the first lines of a row that is cut
            middle, side = together * line.height / 2, self.space.tick
            marks = tuple(
                Shape(Box(tick.x + (tick.width - side) / 2, middle - side / 2, side, side), "paper", "write", 0.9, 2)
                for tick in ticks
            )
            lines[0] = lines[0]._replace(parts=lines[0].parts + marks)
        rule = Shape(Box(line.x, padding, line.width, self.space.rule), "rule")
        end = Slab(padding + self.space.rule, (rule,)) if number else Slab(padding)
        return [Slab(padding, glue=Glue.ALWAYS), *lines, end]

    # --- lines to write on, contents ---------------------------------------------------------------------

    def _write_in(self, block: WriteIn, x: float, width: float) -> list[Slab]:
        style, deep = self.styles["body"], self.space.write_in
        rule = self.space.rule + 0.2

        def line(start: float) -> Shape:
            return Shape(Box(start, deep - 5, x + width - start, rule), "write")

        slabs: list[Slab] = []
        if block.text:
            lines = self._lines((block.id, "P"), block.text, style, x, width)
            slabs = [Slab(style.leading, (words,), glue=Glue.ALWAYS) for words in lines[:-1]]
            last = lines[-1]
            end = last.pieces[-1].x + last.pieces[-1].width + 6
            words = last._replace(y=deep - 7)
            slabs.append(Slab(deep, (words, line(x + end)) if width - end > 2 * deep else (words,)))
        slabs += [Slab(deep, (line(x),)) for _ in range(block.lines)]
        return glued(slabs, Glue.ALWAYS) if len(slabs) <= _WHOLE_ROW else slabs

    # --- decisions -------------------------------------------------------------------------------------

    def _decision(self, questions: tuple[Question, ...], x: float, width: float) -> list[Slab]:
        """Each question in a band with its answers under it; an arrow leads to the next."""
        slabs: list[Slab] = []
        for number, question in enumerate(questions):
            if number:
                slabs[-1] = slabs[-1]._replace(glue=Glue.ALWAYS)
                slabs.append(self._arrow(x, width))
            slabs += self._question(question, x, width)
        return [*slabs[:-1], slabs[-1]._replace(after=self.space.block)]

    def _arrow(self, x: float, width: float) -> Slab:
        style = self.styles["h2"].model_copy(update={"align": 0.5})
        (words,) = self._lines(ARTIFACT, (Run("↓"),), style, x, width)
        return Slab(style.leading, (words,))

    def _question(self, question: Question, x: float, width: float) -> list[Slab]:
        pad = self.space.padding
        look = self.theme.panels["question"]
        ground = Ground(question.id, x, width, look.title_fill, look.edge, look.edge_width, 0, self.space.radius)
        style = self.styles[look.title]
        asked = self._text((question.id, "P"), question.text, style, x + pad, width - 2 * pad)
        band = grounded([Slab(pad * 0.6), *asked, Slab(pad * 0.6)], ground)
        band[0] = band[0]._replace(before=self.space.block, anchor=question.id)
        wish = max(self._wish(answer.label, "label") for answer in question.answers)
        left = min(wish + 2 * pad, 0.42 * width)
        rows = [self._answer(answer, x, left, width) for answer in question.answers]
        return glued([*(slab._replace(glue=Glue.ALWAYS) for slab in band), *rows], Glue.WANTED)

    def _answer(self, answer: Answer, x: float, left: float, width: float) -> Slab:
        """The answer on a tinted ground at the left, what to do at its right."""
        pad, gap_above = self.space.padding, 4.0
        label = self._text((answer.id, "Lbl"), answer.label, self.styles["label"], x + pad, left - 2 * pad)
        text_x = x + left + self.space.gutter
        text = self._text((answer.id, "LBody"), answer.text, self.styles["compact"], text_x, x + width - text_x)
        columns = beside([stacked(label), stacked(text)])
        deep = columns.height + pad
        look = self.theme.panels["answer"]
        ground = Shape(Box(x, gap_above, left, deep), look.fill, look.edge, look.edge_width, 3)
        parts = tuple(moved(part, gap_above + pad / 2) for part in columns.parts)
        return Slab(deep + gap_above, (ground, *parts))

    def _entries(self, entries: tuple[Entry, ...], x: float, width: float) -> list[Slab]:
        """Lines of one group, from a strong one to the next, stand together; of a long one, no line stands alone.

        The last group is held to the one before where it is short.
        """
        slabs: list[Slab] = []
        for group in _groups(entries):
            lines = [self._entry(entry, x, width) for entry in group]
            if slabs and group[-1] is entries[-1] and len(group) < _WHOLE_GROUP:
                slabs[-1] = slabs[-1]._replace(glue=Glue.WANTED)
            for place, line in enumerate(lines[:-1]):
                held = len(group) <= _WHOLE_GROUP or place in {0, 1, len(group) - 2}
                line[-1] = line[-1]._replace(glue=Glue.WANTED if held else Glue.NONE)
            slabs += [slab for line in lines for slab in line]
        return slabs

    def _entry(self, entry: Entry, x: float, width: float) -> list[Slab]:
        """A line that leads to a page: a link from its words to its page number, a dotted leader between."""
        style = self.styles["contents-part" if entry.strong else "contents"]
        ruler, target = self.ruler, Link("#" + entry.target, 0)
        key = (entry.id, "Link")
        indent = self.space.indent * 0.7 * entry.indent
        x, width = x + indent, width - indent
        (number,) = ruler.broken((Run("", page_of=entry.target),), style, width)[0].pieces
        lines = self._lines(key, (Run(entry.text + NO_BREAK_SPACE),), style, x, width - number.width - 14)
        last = lines[-1]
        start = last.pieces[-1].x + last.pieces[-1].width + 4
        lines[-1] = last._replace(pieces=(*last.pieces, number._replace(x=width - number.width, right=True)))
        slabs = [
            Slab(style.leading, (words._replace(pieces=tuple(piece._replace(link=target) for piece in words.pieces)),))
            for words in lines
        ]
        slabs[-1] = slabs[-1]._replace(parts=(*slabs[-1].parts, self._leader(start, number, width, last, style)))
        slabs[0] = slabs[0]._replace(before=style.before)
        return glued(slabs, Glue.ALWAYS)

    def _leader(self, start: float, number: Piece, width: float, line: Words, style: TextStyle) -> Words:
        face = self.ruler.face(self.styles["contents"])
        dot = self.ruler.width(" .", face, style.size)
        count = max(0, int((width - number.width - start - 5) / dot))
        place = width - number.width - 5 - count * dot
        piece = Piece(place, count * dot, " ." * count, face, style.size, "rule")
        return Words(ARTIFACT, line.x, line.y, (piece,) if count else ())


def _thumbnail(picture: Picture, room: Box) -> Slab:
    """A picture as large as a room holds it, in its middle: decoration, as words beside it say what it shows."""
    own = natural_size(picture)
    scale = min(room.width / own.width, room.height / own.height)
    size = Size(own.width * scale, own.height * scale)
    box = Box(room.x + (room.width - size.width) / 2, (room.height - size.height) / 2, *size)
    return Slab(room.height, (PictureBox(ARTIFACT, box, picture),))


def _spaced(slab: Slab) -> Slab:
    """A line of words with a space behind it, so that what follows is not read as one word with it."""
    (words,) = (part for part in slab.parts if isinstance(part, Words))
    *pieces, last = words.pieces
    return slab._replace(parts=(words._replace(pieces=(*pieces, last._replace(text=f"{last.text} "))),))


def _with_borders(slab: Slab, borders: list[float], width: float) -> Slab:
    """The slab of a table's row with upright lines from its top to its foot."""
    lines = tuple(Shape(Box(x - width / 2, 0, width, slab.height), "rule") for x in borders)
    return slab._replace(parts=(*slab.parts, *lines))


def _columns(table: Table, x: float, width: float) -> list[tuple[float, float, float]]:
    """Each column's left edge, its width and the right edge of its room.

    Columns of a group move together, so that neither boxes nor letters touch the line between two groups.
    """
    shares, made, left = sum(table.widths), [], x
    for column, share in enumerate(table.widths):
        wide = width * share / shares
        if table.group and column:
            closer = 2 * _BESIDE_RULE / table.group
            place = (column - 1) % table.group
            made.append((left + _BESIDE_RULE - place * closer, wide - closer, left + wide))
        else:
            made.append((left, wide, left + wide))
        left += wide
    return made
