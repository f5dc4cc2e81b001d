"""Illustrations of the scenario cards, drawn in code in one flat style."""

from collections.abc import Callable

from illustrations import je_u_dilemma, koude_lobby, weggeschopte_kranten

SCENES: dict[str, Callable[[], str]] = {
    "koude-lobby": koude_lobby.draw,
    "weggeschopte-kranten": weggeschopte_kranten.draw,
    "je-u-dilemma": je_u_dilemma.draw,
}
