"""What the command line prints of a network as JSON (docs/cli.md)."""

MEASURES = (
    "nodes ties density components component_sizes isolates strong_components reciprocity transitivity"
    " average_clustering diameter diameter_nodes degree in_degree out_degree strength betweenness core cut_points"
)
ROWS = "self_loops repeated weightless unlisted"
COVERAGE = "answered listed"
MIXING = (
    "groups ungrouped ei_internal=internal ei_external=external ei_index ei_expected=expected ei_p=p"
    " ei_p_greater=p_greater ei_p_less=p_less"
)
CORRELATION = (
    "qap_nodes=nodes nodes_only_here=missing_there nodes_only_there=missing_here shared_ties=shared jaccard qap_r=r"
    " qap_p=p qap_p_greater=p_greater qap_p_less=p_less"
)
COEFFICIENT = "coefficient standardized t p p_greater p_less"
FINDING = "kind sentence nodes"
