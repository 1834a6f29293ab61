"""What the command line prints of pilots as JSON (docs/cli.md)."""

PILOT = (
    "id pilot=number name question comparison unit layout starts_on waits_until ends_on follow_ups take_up drop_out"
    " cost_per_workshop list_at list_hash plan_at plan_hash decision decided_on decided_why note"
)
PLAN = "least_people most_people owner_sex zone diagnosed_since balance_most consent_text"
ARM = "place name parts treated"
OUTCOME = "measure role least_effect"
ENTRANT = "code name=workshop unit unit_name stratum measures"
FOLLOW = "took took_on left_on left_why note"
MEASURED = "measured knew|none"
DUE = "code name number due_on"
DRAW = (
    "number seed method drawn_at drawn_by witnesses list_hash plan_hash result_hash balance_most tries reason"
)
CANDIDATE = "code name cluster people size owner_sex zone diagnosed_on consented group out|none"
MEASURE = "code title unit better"
# codes with a blank between them in the record, lists in JSON
LISTED = ("solutions", "courses", "orders", "clusters", "strata", "subgroups")
