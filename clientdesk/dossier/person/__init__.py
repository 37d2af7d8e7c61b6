"""The dossier of a person, section by section."""
