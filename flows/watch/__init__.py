"""Watched sources: pages, feeds and sitemaps fetched politely, and what they answered kept."""
