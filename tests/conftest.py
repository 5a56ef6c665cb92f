from hypothesis import settings

settings.register_profile("unhurried", deadline=None)  # a machine with other work to do is no failure
settings.load_profile("unhurried")
