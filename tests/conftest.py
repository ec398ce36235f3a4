"""Settings of all tests."""

import os
import signal

from hypothesis import settings

os.environ["CLEANER_NO_USER_RULES"] = "1"  # what whoever runs the tests has in a folder of their own

if hasattr(signal, "SIGHUP"):
    signal.signal(signal.SIGHUP, signal.SIG_DFL)  # nohup would be handed on to the commands that tests end with it

# How long an example takes says more about what else the machine does than about the code.
settings.register_profile("project", deadline=None)
settings.load_profile("project")
