"""What stands around a claim: negation, hedging, hype, basis, stance, subject, and what is no claim at all."""
