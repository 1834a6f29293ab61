"""Who there is: the list of workshops, a workshop's story and record, the cluster."""
