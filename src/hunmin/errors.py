"""What went wrong, in one sentence that names the file, the key or the line, and the mend."""


class HunminError(Exception):
    """A failure that the user can mend; the command line prints it and exits with 1."""


class UsageError(HunminError):
    """A recipe, option or message that cannot be meant as it stands; the command line exits with 2."""
