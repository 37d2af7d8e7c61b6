"""The dossier of an enterprise, section by section."""
