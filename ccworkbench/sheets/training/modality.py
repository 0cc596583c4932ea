"""The ways in which something is taught: one closed list for several sheets (method.md 4.5)."""

from ccworkbench.core.option import Option
from ccworkbench.language.words import N_


class Modality(Option):
    """How something is taught."""

    CLASSROOM = "classroom", N_("Classroom")
    VIRTUAL = "virtual", N_("Virtual classroom")
    E_LEARNING = "e_learning", N_("E-learning")
    FLOOR = "floor", N_("Floor-walking")
    JOB_AID = "job_aid", N_("Job aid")
    TRAINER = "trainer", N_("Train the trainer")
