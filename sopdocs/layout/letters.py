"""Counting with letters."""


def letter(position: int) -> str:
    """0 is A, 25 is Z, 26 is AA, 701 is ZZ, 702 is AAA."""
    text = ""
    position += 1
    while position:
        position, digit = divmod(position - 1, 26)
        text = chr(ord("A") + digit) + text
    return text
