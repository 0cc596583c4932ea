"""For every rule one example that breaks it, and one that keeps it."""

from tests.method.examples import acceptance, basics, centre, launch, operation, testing, training
from tests.method.examples.rows import Found

EXAMPLES: dict[str, Found] = {
    **basics.EXAMPLES,
    **centre.EXAMPLES,
    **launch.EXAMPLES,
    **training.EXAMPLES,
    **testing.EXAMPLES,
    **acceptance.EXAMPLES,
    **operation.EXAMPLES,
}
