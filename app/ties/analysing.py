"""A network whole: its tables read, measured, and held against groups and other networks."""

from __future__ import annotations

from app.ties.correlation import correlate_networks
from app.ties.edge_table import read_network, read_nodes
from app.ties.measures import measure_network, tells_centrality
from app.ties.mixing import mix_groups
from app.ties.records import Network, NetworkAnswer, NetworkQuestion, NodeList
from app.ties.regression import regress_networks


def analyse_tables(question: NetworkQuestion) -> NetworkAnswer:
    """All that is asked of some tables. Raises `FileProblem` and `DataProblem` in a sentence."""
    listed = NodeList(())
    if question.nodes is not None:
        listed = read_nodes(question.nodes, group=question.group, answered=question.answered)
    network = read_network(
        question.edges, listed=listed.nodes, directed=question.directed, weighted=question.weighted
    )
    other, control = (
        None
        if path is None
        else read_network(
            path, listed=listed.nodes, directed=question.directed, weighted=question.weighted, bare=True
        )
        for path in (question.against, question.control)
    )
    return analyse_network(network, question, listed=listed, other=other, control=control)


def analyse_network(
    network: Network,
    question: NetworkQuestion,
    *,
    listed: NodeList,
    other: Network | None = None,
    control: Network | None = None,
) -> NetworkAnswer:
    """The same of networks that are at hand."""
    permutations, seed = question.permutations, question.seed
    mixing = correlation = regression = None
    if listed.groups is not None:
        mixing = mix_groups(network, listed.groups, permutations=permutations, seed=seed)
    if other is not None:
        correlation = correlate_networks(network, other, permutations=permutations, seed=seed)
    if other is not None and control is not None:
        regression = regress_networks(network, other, control, permutations=permutations, seed=seed)
    measures = measure_network(network, coverage=listed.coverage)
    told = {
        "self_loops": network.self_loops,
        "repeated_ties": network.repeated,
        "weightless_ties": network.weightless,
        "unlisted_nodes": network.unlisted,
        "disconnected": measures.components if measures.components > 1 else 0,
        "few_answered": int(not tells_centrality(listed.coverage)),
    }
    if mixing is not None:
        told["nodes_without_group"] = mixing.ungrouped
        told["one_group"] = int(len(mixing.groups) == 1)
        told["no_ties_between_grouped"] = int(mixing.ei_index is None)
    if correlation is not None:
        told["nodes_only_there"] = correlation.missing_here
        told["nodes_only_here"] = correlation.missing_there
        told["no_variation"] = int(correlation.r is None)
        told["control_not_used"] = int(control is not None and regression is None)
    warnings = {code: count for code, count in told.items() if count}
    return NetworkAnswer(network, measures, listed.coverage, mixing, correlation, regression, warnings)
