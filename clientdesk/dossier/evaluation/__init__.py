"""What evaluations come to, as plain data that windows show and prints print."""
