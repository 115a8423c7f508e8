"""How good the machine translation is, measured against what reviewers wrote."""
