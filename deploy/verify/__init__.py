"""What `make verify-deploy` does: build, render and run what deploy/ describes, without Docker."""
