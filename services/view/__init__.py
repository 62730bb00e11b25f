"""The web page: events as they arrive, who dealt with whom, and the reading glass for a page of one's own."""
