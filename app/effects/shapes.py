"""What the command line prints of effects as JSON (docs/cli.md)."""

EFFECT = (
    "method n n_treated estimate se se_kind df ci_low ci_high p p_randomization p_greater p_less draws exact"
    " seed mde_80 n_dropped n_clusters treated_value first_stage_f first_stage_f_robust compliance take_up"
    " bounds bounds_se trimmed trimmed_arm by_period normalized_differences warnings"
)
