"""The command line: the desk without a window, for scheduled exports, for tests, for people who automate."""
