"""What every agent shares and nobody runs: messages, outcomes, ids, settings, metric names. No I/O."""
