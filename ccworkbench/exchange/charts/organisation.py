"""The organisation chart: the line from its head down to the operators, with departments of their own beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ccworkbench.exchange.charts.shared import KEY, Canvas, Swatch, filled, legend
from ccworkbench.exchange.charts.sketch import NAME, SMALL, SMALL_BOLD, Box, Chart, Sketch, coloured, wrapped
from ccworkbench.method.pictures.organisation import Organisation, Post

WIDE, POST_PAD, BETWEEN, DOWN, INDENT = 132.0, 8.0, 14.0, 20.0, 15.0
DASH = (3.0, 2.0)

Draw = Callable[[Sketch, float, float], None]


@dataclass(frozen=True)
class Block:
    """A post with all below it: how much room that takes, and where the line from above meets it."""

    width: float
    height: float
    trunk: float
    draw: Draw


@dataclass(frozen=True)
class Tree:
    """The posts by whom they report to; a circle is cut where it closes."""

    below: dict[str, tuple[Post, ...]]
    heads: tuple[Post, ...]
    heights: dict[str, float]

    @classmethod
    def of(cls, posts: Sequence[Post]) -> "Tree":
        """Find the heads: who reports to nobody that is here, or whom a circle would hide."""
        rows = {post.row for post in posts}
        below = {row: tuple(post for post in posts if post.over == row != post.row) for row in rows}
        heads = [post for post in posts if post.over not in rows or post.over == post.row]
        seen: set[str] = set()
        for post in [*heads, *posts]:
            if post.row not in seen:
                heads += [] if post in heads else [post]
                _reach(post.row, below, seen)
        return cls(below, tuple(heads), _heights(below, heads))

    def line(self, post: Post) -> tuple[Post, ...]:
        """Return who stands in the line below a post."""
        return tuple(other for other in self.below[post.row] if not other.beside)

    def staff(self, post: Post) -> tuple[Post, ...]:
        """Return the departments beside the line below a post."""
        return tuple(other for other in self.below[post.row] if other.beside)


def _heights(below: dict[str, tuple[Post, ...]], heads: Sequence[Post]) -> dict[str, float]:
    """Return heights that are the same for all boxes of one level of the line, so that the levels read across."""
    found: dict[str, float] = {}
    level = list(heads)
    while level:
        line = [post for post in level if not post.beside]
        most = max((_post_height(post) for post in line), default=0.0)
        found.update({post.row: _post_height(post) if post.beside else most for post in level})
        level = [post for over in level for post in below[over.row]]
    return found


def _reach(row: str, below: dict[str, tuple[Post, ...]], seen: set[str]) -> None:
    """Follow the line down, and leave out what was met before."""
    todo = [row]
    seen.add(row)
    while todo:
        at = todo.pop()
        below[at] = tuple(post for post in below[at] if post.row not in seen)
        seen.update(post.row for post in below[at])
        todo += [post.row for post in below[at]]


def organisation(chart: Organisation, canvas: Canvas) -> Chart:
    """Draw the tree as wide as there is room, else as lists."""
    sketch, tree = Sketch(canvas.width, canvas.colours), Tree.of(chart.posts)
    blocks = [_block(post, tree, canvas.width) for post in tree.heads]
    if sum(block.width + BETWEEN for block in blocks) - BETWEEN > canvas.width:
        end = _under_each_other(sketch, blocks)
    else:
        end = _side_by_side(sketch, blocks, canvas.width)
    return sketch.finish(legend(sketch, end + 14, _organisation_keys(chart, canvas)))


def _under_each_other(sketch: Sketch, blocks: Sequence[Block]) -> float:
    top = 0.0
    for block in blocks:
        block.draw(sketch, 0, top)
        top += block.height + DOWN
    return top - DOWN


def _side_by_side(sketch: Sketch, blocks: Sequence[Block], width: float) -> float:
    x = (width - sum(block.width + BETWEEN for block in blocks) + BETWEEN) / 2
    for block in blocks:
        block.draw(sketch, x, 0)
        x += block.width + BETWEEN
    return max(block.height for block in blocks)


def _organisation_keys(chart: Organisation, canvas: Canvas) -> list[tuple[Swatch | None, str]]:
    say, colours = canvas.words.say, canvas.colours
    keys: list[tuple[Swatch | None, str]] = []
    if any(post.beside for post in chart.posts):
        keys.append((filled(colours.neutral_soft, colours.line), say("Separate department")))
    if any(post.outsourced for post in chart.posts):
        keys.append(
            (lambda s, x, top: s.box(x, top, KEY, KEY, Box("", colours.text, 1.5, (2, 1.5), 0.8)), say("Outsourced"))
        )
    if any(post.count is not None for post in chart.posts):
        keys.append((None, say("The figure in a box is its headcount.")))
    return keys


def _block(post: Post, tree: Tree, width: float) -> Block:
    """Lay out a post above its line: side by side if that fits, else with lists, else as one list."""
    line, staff = tree.line(post), tree.staff(post)
    if staff and width < 2 * (WIDE + BETWEEN):
        return _list(post, tree)
    lists = [_list(other, tree) for other in line]
    departments = [_list(other, tree) for other in staff]
    for below in ([_block(other, tree, width) for other in line], lists, _list_columns(lists, width)):
        if sum(block.width + BETWEEN for block in below) - BETWEEN <= width:
            return _tree(post, tree, departments, below)
    return _list(post, tree)


def _list_columns(lists: Sequence[Block], width: float) -> list[Block]:
    """Put lists that can't all stand side by side under each other, in columns of about the same height."""
    each = max((block.width for block in lists), default=0.0) + INDENT + BETWEEN
    count = max(1, min(len(lists), int((width + BETWEEN) // each)))
    columns: list[list[Block]] = [[]]
    most = sum(block.height + 8 for block in lists) / count
    for block in lists:
        if columns[-1] and len(columns) < count and _high(columns[-1]) + block.height / 2 > most:
            columns.append([])
        columns[-1].append(block)
    return [_column(column) for column in columns if column]


def _high(blocks: Sequence[Block]) -> float:
    return sum(block.height + 8 for block in blocks)


def _column(blocks: Sequence[Block]) -> Block:
    """Hang lists on a line at their left."""

    def draw(sketch: Sketch, x: float, top: float) -> None:
        start, joint = top, top
        for block in blocks:
            joint = top + 17
            sketch.rule((x + 1, joint), (x + INDENT, joint), sketch.colours.muted, 0.8)
            block.draw(sketch, x + INDENT, top)
            top += block.height + 8
        sketch.rule((x + 1, start), (x + 1, joint), sketch.colours.muted, 0.8)

    return Block(INDENT + max(block.width for block in blocks), _high(blocks) - 8, 1, draw)


def _tree(post: Post, tree: Tree, staff: Sequence[Block], below: Sequence[Block]) -> Block:
    row = sum(block.width + BETWEEN for block in below) - BETWEEN if below else 0
    side = max((block.width for block in staff), default=0.0)
    width = max(WIDE, row, 2 * (side + BETWEEN) if staff else 0)
    high, trunk = tree.heights[post.row], width / 2
    pairs = [staff[place : place + 2] for place in range(0, len(staff), 2)]
    deep = sum(max(block.height for block in pair) + 10 for pair in pairs)
    bottom = high + (DOWN / 2 + deep if staff else 0)
    height = bottom + (DOWN + max(block.height for block in below) if below else 0)

    def draw(sketch: Sketch, x: float, top: float) -> None:
        middle = x + trunk
        if staff:
            _staff(sketch, pairs, (middle, top + high + DOWN / 2), (top + high, bool(below)))
        if below:
            _joining_line(sketch, below, (x + (width - row) / 2, top + bottom), (middle, top + high))
        _post(sketch, post, (middle - WIDE / 2, top, high), is_head=not post.over)

    return Block(width, height, trunk, draw)


def _staff(
    sketch: Sketch, pairs: Sequence[Sequence[Block]], place: tuple[float, float], trunk: tuple[float, bool]
) -> None:
    """Draw departments left and right of the trunk."""
    (middle, top), (start, goes_on) = place, trunk
    reach = start
    for pair in pairs:
        deep = max(block.height for block in pair)
        for block, side in zip(pair, (-1, 1), strict=False):
            x = middle - BETWEEN - WIDE if side < 0 else middle + BETWEEN
            reach = top + 17
            sketch.rule((middle, reach), (middle + side * BETWEEN, reach), sketch.colours.muted, 0.8)
            block.draw(sketch, x, top)
        top += deep + 10
    sketch.rule((middle, start), (middle, top if goes_on else reach), sketch.colours.muted, 0.8)


def _joining_line(
    sketch: Sketch, below: Sequence[Block], place: tuple[float, float], trunk: tuple[float, float]
) -> None:
    x, top = place
    colour, bus, meets = sketch.colours.muted, top + DOWN / 2, []
    for block in below:
        meets.append(x + block.trunk)
        sketch.rule((x + block.trunk, bus), (x + block.trunk, top + DOWN), colour, 0.8)
        block.draw(sketch, x, top + DOWN)
        x += block.width + BETWEEN
    sketch.rule((min(*meets, trunk[0]), bus), (max(*meets, trunk[0]), bus), colour, 0.8)
    sketch.rule(trunk, (trunk[0], bus), colour, 0.8)


def _list(post: Post, tree: Tree) -> Block:
    """Lay out a post with all below it as an indented list."""
    below = [_list(other, tree) for other in tree.below[post.row]]
    high = _post_height(post)
    width = max(WIDE, *(INDENT + block.width for block in below)) if below else WIDE

    def draw(sketch: Sketch, x: float, top: float) -> None:
        down, joint = top + high + 8, top + high
        for block in below:
            joint = down + 17
            sketch.rule((x + 6, joint), (x + INDENT, joint), sketch.colours.muted, 0.8)
            block.draw(sketch, x + INDENT, down)
            down += block.height + 8
        if below:
            sketch.rule((x + 6, top + high), (x + 6, joint), sketch.colours.muted, 0.8)
        _post(sketch, post, (x, top, high), is_head=not post.over)

    return Block(width, high + sum(block.height + 8 for block in below), WIDE / 2, draw)


def _figure(post: Post) -> float:
    return SMALL_BOLD.width(str(post.count)) + 9 if post.count is not None else 0


def _name(post: Post) -> tuple[str, ...]:
    return wrapped(post.name, NAME, WIDE - 2 * POST_PAD - _figure(post))


def _below(post: Post) -> list[str]:
    return [text for text in (post.holder, post.sourcing) if text]


def _post_height(post: Post) -> float:
    return max(34.0, 12 + len(_name(post)) * NAME.leading + len(_below(post)) * SMALL.leading)


def _post(sketch: Sketch, post: Post, place: tuple[float, float, float], *, is_head: bool) -> None:
    colours, (x, top, high) = sketch.colours, place
    fill = colours.accent if is_head else colours.neutral_soft if post.beside else colours.ground
    ink = colours.on(fill)
    edge = Box(
        fill,
        colours.text if post.outsourced else fill if is_head else colours.muted,
        4,
        DASH if post.outsourced else (),
    )
    sketch.box(x, top, WIDE, high, edge)
    sketch.mark((x, top, WIDE, high), "org_level", post.row, post.name)
    names, rest = _name(post), _below(post)
    text_high = len(names) * NAME.leading + len(rest) * SMALL.leading
    end = sketch.lines(x + POST_PAD, top + (high - text_high) / 2, names, coloured(NAME, ink))
    for text in rest:
        sketch.fitted(x + POST_PAD, end, text, coloured(SMALL, ink if is_head else colours.muted), WIDE - 2 * POST_PAD)
        end += SMALL.leading
    if post.count is not None:
        style = coloured(SMALL_BOLD, ink)
        sketch.text(x + WIDE - POST_PAD + 2, top + (high - text_high) / 2 + 0.6, str(post.count), style, "right")
