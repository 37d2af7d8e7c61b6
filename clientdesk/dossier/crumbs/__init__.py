"""What a note says in passing of a person, and the places of the dossier for it: proposed, never written by itself."""
