"""The two ways to close a gap. Both fail at start if moto is no longer what the gap was written for."""

import functools


def adds(owner, name):
    """Adds an operation that moto lacks."""
    if hasattr(owner, name):
        raise RuntimeError(f"moto has {owner.__name__}.{name} now: remove it from the gaps")

    def install(function):
        setattr(owner, name, function)
        return function

    return install


def wraps(owner, name):
    """Replaces an operation. The new function is called with moto's own as its first argument."""
    original = getattr(owner, name)

    def install(function):
        @functools.wraps(original)
        def wrapped(*args, **kwargs):
            return function(original, *args, **kwargs)

        setattr(owner, name, wrapped)
        return function

    return install
