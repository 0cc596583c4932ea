"""The sheets of the launch: dry run, numbers, go/no-go, cut-over and sign-offs."""
