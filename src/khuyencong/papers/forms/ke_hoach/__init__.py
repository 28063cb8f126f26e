"""Form `ke-hoach`: a plan with its contents, targets and funding."""
