"""The page of a client, made from the declarations: chapters, the sheet to read, the form to fill in, the outline."""
