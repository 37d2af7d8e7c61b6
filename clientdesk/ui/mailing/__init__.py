"""Labels and envelopes in the window: what is asked, the pages as they will come out, the ways out."""
