"""What the measures of a network mean for whoever accompanies the group; no more than the numbers carry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.i18n import _, format_number, ngettext
from app.numbers import write_number
from app.phrases import join_words
from app.ties.measures import make_graph, tells_centrality
from app.ties.records import (
    GroupMixing,
    Network,
    NetworkAnswer,
    NetworkCorrelation,
    NetworkMeasures,
    NetworkRegression,
    RosterCoverage,
    TieFinding,
)

CLEAR = 0.05  # a chance below it is not called luck
NAMED = 4  # names in a sentence
TOLD = 3  # nodes that get a sentence of their own
MUCH = 0.1  # the share of shortest ways that makes somebody worth naming
TINY = 0.001


def find_in_network(answer: NetworkAnswer) -> tuple[TieFinding, ...]:
    """Everything that is worth saying of a network, the whole before the single ones."""
    found = find_whole(answer.measures)
    if answer.coverage is not None:
        found += find_coverage(answer.coverage)
    found += find_central(answer.network, answer.measures)
    if answer.mixing is not None:
        found += find_mixing(answer.mixing)
    if answer.correlation is not None:
        found += find_together(answer.correlation)
    if answer.regression is not None:
        found += find_beside(answer.regression)
    return tuple(found)


def find_whole(measures: NetworkMeasures) -> list[TieFinding]:
    """How dense it is, in how many parts, who is alone, what is told by both."""
    if not measures.ties:
        return [
            TieFinding("no_ties", _("No hay ningún lazo anotado: de este grupo todavía no se sabe nada."))
        ]
    found = [TieFinding("density", _say_density(measures))]
    sizes = [size for size in measures.component_sizes if size > 1]
    if len(sizes) > 1:
        sentence = _(
            "El grupo está en {count} partes sin contacto entre sí: lo que se sabe en una no llega a las otras. "
            "La más grande tiene {size} de {nodes}."
        ).format(count=len(sizes), size=sizes[0], nodes=measures.nodes)
        found.append(TieFinding("parts", sentence))
    elif measures.diameter is not None:
        sentence = ngettext(
            "Entre quienes tienen lazos cualquiera llega a cualquiera, en {count} paso.",
            "Entre quienes tienen lazos cualquiera llega a cualquiera, en {count} pasos cuando más.",
            measures.diameter,
        ).format(count=measures.diameter)
        found.append(TieFinding("reach", sentence))
    if measures.isolates:
        sentence = ngettext(
            "{names} no tiene ningún lazo anotado: lo que se sabe por otros no le llega. Pregunte si es así o si falta anotar.",
            "{names} no tienen ningún lazo anotado: lo que se sabe por otros no les llega. Pregunte si es así o si falta anotar.",
            len(measures.isolates),
        ).format(names=say_nodes(measures.isolates))
        found.append(TieFinding("isolates", sentence, measures.isolates))
    if measures.reciprocity is not None:
        sentence = _("De cada 100 lazos dichos, {count} los dicen los dos lados; el resto, uno solo.").format(
            count=_of_hundred(measures.reciprocity)
        )
        found.append(TieFinding("reciprocity", sentence))
    return found


def _say_density(measures: NetworkMeasures) -> str:
    share = _of_hundred(measures.density or 0.0)
    return _("De cada 100 lazos que podría haber entre los {nodes}, hay {count}.").format(
        nodes=format_number(measures.nodes), count=share
    )


def find_coverage(coverage: RosterCoverage) -> list[TieFinding]:
    """How many answered; below four fifths that nothing is said of single ones, and why."""
    told = tells_centrality(coverage)
    whole = (
        _("Contestaron {answered} de {listed}.")
        if told
        else _(
            "Contestaron {answered} de {listed}, menos de 80 de cada 100: no se dice quién está en el medio ni quién une "
            "al grupo, porque los lazos que faltan lo cambiarían. Pregunte primero a quienes faltan."
        )
    )
    sentence = whole.format(answered=coverage.answered, listed=coverage.listed)
    return [TieFinding("coverage" if told else "few_answered", sentence)]


def find_central(network: Network, measures: NetworkMeasures) -> list[TieFinding]:
    """Who holds the group together, who stands between the others, and its core; nothing where it was not measured."""
    if (
        measures.cut_points is None
        or measures.betweenness is None
        or measures.core is None
        or not measures.ties
    ):
        return []
    return [
        *_find_cuts(network, measures.cut_points, measures),
        *_find_between(measures.betweenness),
        *_find_core(measures.core, measures),
    ]


def _find_cuts(network: Network, cut_points: Sequence[str], measures: NetworkMeasures) -> list[TieFinding]:
    one_part = sum(size > 1 for size in measures.component_sizes) == 1
    if not cut_points:
        if not one_part or measures.component_sizes[0] < 3:
            return []
        sentence = _("Nadie sostiene por su cuenta al grupo: si falta cualquiera, el resto sigue unido.")
        return [TieFinding("no_cut_point", sentence)]
    pieces = split_without(network, cut_points)

    def cut_off(node: str) -> int:
        return sum(map(len, pieces[node][1:]))

    order = sorted(cut_points, key=lambda node: -cut_off(node))
    found = [
        TieFinding("cut_point", _say_cut(node, pieces[node], one_part), (node,)) for node in order[:TOLD]
    ]
    if rest := tuple(order[TOLD:]):
        sentence = ngettext(
            "Sin {names} también queda alguien aparte.",
            "Sin cada quien de estos nombres también queda alguien aparte: {names}.",
            len(rest),
        ).format(names=say_nodes(rest))
        found.append(TieFinding("more_cut_points", sentence, rest))
    return found


def split_without(network: Network, cut_points: Sequence[str]) -> dict[str, list[tuple[str, ...]]]:
    """For each of some the pieces that their part falls into without them, the largest first."""
    import networkx

    graph = make_graph(network)
    plain = graph.to_undirected() if network.directed else graph
    place = {name: number for number, name in enumerate(network.nodes)}
    found = {}
    for node in cut_points:
        near = sorted(plain[node], key=place.__getitem__)
        plain.remove_node(node)
        pieces = {frozenset(networkx.node_connected_component(plain, one)) for one in near}
        plain.add_edges_from((node, one) for one in near)
        ordered = [tuple(sorted(one, key=place.__getitem__)) for one in pieces]
        found[node] = sorted(ordered, key=lambda one: (-len(one), place[one[0]]))
    return found


def _say_cut(node: str, pieces: Sequence[Sequence[str]], one_part: bool) -> str:
    apart = [name for piece in pieces[1:] for name in piece]
    if len(pieces) == 2 and len(apart) == 1:
        return _("Si deja de trabajar {name}, {other} queda sin ningún lazo.").format(
            name=node, other=apart[0]
        )
    counts = {2: _("dos"), 3: _("tres"), 4: _("cuatro")}
    if one_part:
        said = ngettext(
            "Si deja de trabajar {name}, el grupo se parte en {count}: queda aparte {names}.",
            "Si deja de trabajar {name}, el grupo se parte en {count}: quedan aparte {names}.",
            len(apart),
        )
    else:
        said = ngettext(
            "Si deja de trabajar {name}, su parte del grupo se parte en {count}: queda aparte {names}.",
            "Si deja de trabajar {name}, su parte del grupo se parte en {count}: quedan aparte {names}.",
            len(apart),
        )
    return said.format(name=node, count=counts.get(len(pieces), str(len(pieces))), names=say_nodes(apart))


def _find_between(betweenness: Mapping[str, float]) -> list[TieFinding]:
    """The few that stand out; of many who stand there alike none is named before another."""
    order = sorted(betweenness, key=lambda node: -round(betweenness[node], 9))
    shares = [round(betweenness[node], 9) for node in order]
    count = next(
        (
            count
            for count in range(min(TOLD, len(order)), 0, -1)
            if shares[count - 1] >= MUCH and (count == len(order) or shares[count] < shares[count - 1])
        ),
        0,
    )
    sentence = _(
        "Por {name} pasan {count} de cada 100 caminos más cortos entre el resto: lo que {name} cuenta, llega; lo que no, puede quedar ahí."
    )
    return [
        TieFinding("between", sentence.format(name=node, count=_of_hundred(betweenness[node])), (node,))
        for node in order[:count]
    ]


def _find_core(core: Mapping[str, int], measures: NetworkMeasures) -> list[TieFinding]:
    most = max(core.values())
    members = tuple(node for node, number in core.items() if number == most)
    if most < 2 or len(members) == measures.nodes - len(measures.isolates):
        return []
    sentence = _(
        "Hay un núcleo de {count}: {names}. Cada quien tiene al menos {ties} lazos dentro del núcleo; ahí una noticia corre sola."
    ).format(count=len(members), names=say_nodes(members), ties=most)
    return [TieFinding("core", sentence, members)]


def find_mixing(mixing: GroupMixing) -> list[TieFinding]:
    """Whether ties stay within the groups, or cross them, more than luck alone would give."""
    if mixing.ei_index is None or mixing.expected is None or mixing.p is None or len(mixing.groups) < 2:
        return []
    said = _(
        "De cada 100 lazos, {count} van de un grupo a otro; repartiendo los grupos a la suerte serían {expected}."
    ).format(count=_of_hundred((mixing.ei_index + 1) / 2), expected=_of_hundred((mixing.expected + 1) / 2))
    if mixing.p >= CLEAR:
        why = _("Esa diferencia la da también la suerte sola ({p}).")
    elif mixing.ei_index < mixing.expected:
        why = _(
            "Cada grupo se trata más con los suyos de lo que da la suerte ({p}): lo que pasa en uno tarda en llegar a otro."
        )
    else:
        why = _("Los grupos se buscan entre sí más de lo que da la suerte ({p}).")
    return [TieFinding("groups", f"{said} {why.format(p=_say_chance(mixing.p))}")]


def find_together(correlation: NetworkCorrelation) -> list[TieFinding]:
    """Whether one kind of tie goes with the other, and how many are of both."""
    if correlation.r is None or correlation.p is None:
        return []
    numbers = f"r {write_number(correlation.r, 2)}, {_say_chance(correlation.p)}"
    if correlation.p >= CLEAR:
        said = _("No se ve que un lazo vaya con el otro: tanto da también la suerte sola ({numbers}).")
    elif correlation.r > 0:
        said = _(
            "Donde hay un lazo suele estar también el otro ({numbers}). Van juntos; cuál trae a cuál, esto no lo dice."
        )
    else:
        said = _("Donde hay un lazo suele faltar el otro ({numbers}).")
    if correlation.jaccard is None:
        return [TieFinding("together", said.format(numbers=numbers))]
    shared = _("De cada 100 pares que tienen uno de los dos, {count} tienen ambos.").format(
        count=_of_hundred(correlation.jaccard)
    )
    return [TieFinding("together", f"{said.format(numbers=numbers)} {shared}")]


def find_beside(regression: NetworkRegression) -> list[TieFinding]:
    """Whether they go together also among pairs that are alike in the control."""
    one = regression.against
    if one.p >= CLEAR:
        said = _("Entre pares iguales en el control, ya no se ve que vayan juntos ({chance}).")
    elif one.coefficient > 0:
        said = _(
            "También entre pares iguales en el control van juntos ({chance}): el control solo no lo explica."
        )
    else:
        said = _("También entre pares iguales en el control, donde hay uno suele faltar el otro ({chance}).")
    return [TieFinding("control", said.format(chance=_say_chance(one.p)))]


def say_nodes(nodes: Sequence[str]) -> str:
    """ "Ana, Benita y 3 más"."""
    if len(nodes) <= NAMED:
        return join_words(nodes)
    return _("{names} y {count} más").format(
        names=", ".join(nodes[: NAMED - 1]), count=format_number(len(nodes) - NAMED + 1)
    )


def _of_hundred(share: float) -> str:
    if 0 < share < 0.005:
        return _("menos de 1")
    if 0.995 <= share < 1:
        return _("más de 99")
    return str(round(100 * share))


def _say_chance(p: float) -> str:
    if p < TINY:
        return _("p menor que {p}").format(p=write_number(TINY, 3))
    return _("p {p}").format(p=write_number(p, 3))
