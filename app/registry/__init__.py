"""Who there is: clusters, associations, workshops, their people and machines."""
