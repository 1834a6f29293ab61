"""Expected trouble, told apart from bugs."""


class Problem(Exception):
    """Something a person can understand and act on.

    The message is one Spanish sentence: what happened, where, and what to do.
    Anything else that is raised is a bug and must reach the error window.
    """

    @property
    def sentence(self) -> str:
        return str(self)


class FileProblem(Problem):
    """The office file, a backup or a document cannot be used as it is."""


class DataProblem(Problem):
    """What was typed or imported does not fit; nothing was written."""


class Cancelled(Exception):
    """The person asked long work to stop; nothing half-done is left."""
