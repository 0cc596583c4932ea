"""The sheets of chapter 7: the plan of the acceptance test, its cases, cycles, results and defects."""
