"""Cannot be run."""
from .. import is_native
checked = is_native(globals())
