"""Illustrations of the scenario cards, drawn in code in one flat style."""

from collections.abc import Callable

from illustrations import (
    als_een_kind,
    doolhof,
    eerlijke_telefoontje,
    hoorbare_glimlach,
    interne_klant,
    je_u_dilemma,
    kauwgom_aan_de_balie,
    koude_lobby,
    kritische_vraag,
    laat_me_uitpraten,
    leuk_die_klanten,
    op_de_vierde_plaats,
    u_vraagt_wij_draaien,
    vandaag_wel_morgen_niet,
    weggeschopte_kranten,
    winkel_die_je_onthoudt,
)

SCENES: dict[str, Callable[[], str]] = {
    "koude-lobby": koude_lobby.draw,
    "weggeschopte-kranten": weggeschopte_kranten.draw,
    "je-u-dilemma": je_u_dilemma.draw,
    "eerlijke-telefoontje": eerlijke_telefoontje.draw,
    "doolhof": doolhof.draw,
    "leuk-die-klanten": leuk_die_klanten.draw,
    "u-vraagt-wij-draaien": u_vraagt_wij_draaien.draw,
    "winkel-die-je-onthoudt": winkel_die_je_onthoudt.draw,
    "laat-me-uitpraten": laat_me_uitpraten.draw,
    "als-een-kind": als_een_kind.draw,
    "kauwgom-aan-de-balie": kauwgom_aan_de_balie.draw,
    "hoorbare-glimlach": hoorbare_glimlach.draw,
    "interne-klant": interne_klant.draw,
    "vandaag-wel-morgen-niet": vandaag_wel_morgen_niet.draw,
    "kritische-vraag": kritische_vraag.draw,
    "op-de-vierde-plaats": op_de_vierde_plaats.draw,
}
