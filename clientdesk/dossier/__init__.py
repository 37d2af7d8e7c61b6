"""What a client file is, declared once: fields, sections, groups, kinds, choices and checks (pure)."""
