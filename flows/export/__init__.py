"""Claims and studies in the formats of other tools: ClaimReview, CSV, RIS, BibTeX."""
