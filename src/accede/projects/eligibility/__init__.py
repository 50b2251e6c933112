"""Who may answer a call, and what a consortium still lacks: pure answers, each with its reasons."""
