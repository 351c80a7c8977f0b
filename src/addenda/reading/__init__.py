"""Files in: publishers' releases and hospitals' charge masters (floor 4)."""
