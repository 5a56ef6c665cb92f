import signal

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)  # a machine with other work to do is no failure
settings.load_profile("unhurried")

# A suite started in the background inherits that Ctrl-C is ignored, and would hand it on to the commands it starts.
signal.signal(signal.SIGINT, signal.default_int_handler)
