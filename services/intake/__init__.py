"""Producers of raw pages: where pages come from before they are on Kafka."""
