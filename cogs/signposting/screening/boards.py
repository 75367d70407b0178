"""A message as a board: a whole number with a bit for each word, the first word lowest.

Where something is said is a board too, so that all the places where it is said are handled at once, in a time that
does not depend on how many they are. Between two sentences lies a field that holds no word, and nothing steps over it.
"""

from __future__ import annotations

from collections.abc import Iterator


def fields(board: int) -> Iterator[int]:
    """The fields that are set, lowest first."""
    while board:
        lowest = board & -board
        yield lowest.bit_length() - 1
        board ^= lowest


def upward(board: int, through: int) -> int:
    """The board, and all that is reached from it by going forward through `through`."""
    step = 1
    while through:
        board |= through & (board << step)
        through &= through << step
        step *= 2
    return board


def downward(board: int, through: int) -> int:
    """The board, and all that is reached from it by going back through `through`."""
    step = 1
    while through:
        board |= through & (board >> step)
        through &= through >> step
        step *= 2
    return board


def sentences(board: int, words: int) -> int:
    """All the words of the sentences that the board touches."""
    board &= words
    return upward(board, words) | downward(board, words)


def stepping(board: int, over: int, steps: int) -> int:
    """The board, and what is reached from it by stepping over at most so many fields of `over`."""
    for _ in range(steps):
        further = board | (board & over) << 1
        if further == board:
            break
        board = further
    return board


def covered(starts: int, length: int) -> int:
    """The fields of stretches of that length which start at these fields."""
    covered, done = starts, 1
    while done < length:
        step = min(done, length - done)
        covered |= covered << step
        done += step
    return covered
