// placeholder until the branch merges
