"""For every rule one example that breaks it, and one that keeps it."""

from tests.method.checks.examples import acceptance, basics, centre, launch, operation, prerequisites, training, uat
from tests.method.checks.examples.rows import Found

EXAMPLES: dict[str, Found] = {
    **basics.EXAMPLES,
    **centre.EXAMPLES,
    **launch.EXAMPLES,
    **training.EXAMPLES,
    **uat.EXAMPLES,
    **acceptance.EXAMPLES,
    **operation.EXAMPLES,
    **prerequisites.EXAMPLES,
}
