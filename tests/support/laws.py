"""How often a law of the design is tried: `@LAW` above `@given`. Other properties stay at Hypothesis' default."""

from hypothesis import settings

LAW = settings(max_examples=2_000)
