"""Settings of all tests."""

import os

from hypothesis import settings

os.environ["CLEANER_NO_USER_RULES"] = "1"  # what whoever runs the tests has in a folder of their own

# How long an example takes says more about what else the machine does than about the code.
settings.register_profile("project", deadline=None)
settings.load_profile("project")
