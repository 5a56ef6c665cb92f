import resource
import signal
from collections.abc import Callable, Iterator

import pytest
from hypothesis import settings

settings.register_profile("unhurried", deadline=None)  # a machine with other work to do is no failure
settings.load_profile("unhurried")

# A suite started in the background inherits that Ctrl-C is ignored, and would hand it on to the commands it starts.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def at_most() -> Iterator[Callable[[int], None]]:
    """Lets no file grow past so many bytes, as where a disk is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
