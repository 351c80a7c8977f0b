"""Invented charge masters under headers as real hospitals word them: what is recognised, and what must be asked."""
