"""Whether two files are of the same client: what is compared, what each likeness counts, and who is compared at all."""
