"""The errors that eventx raises: each says what happened, what was got, what is allowed and how to mend it."""

from __future__ import annotations


class EventxError(Exception):
    """Root of all errors raised by eventx on purpose.

    Attributes:
        code: a stable slug (``"bad-argument"``), the anchor of the error's paragraph in ``docs/errors.md``.
    """

    code = "error"

    def __init__(self, what: str, *, got: object = None, allowed: str = "", remedy: str = "") -> None:
        parts = [what]
        if got is not None:
            parts.append(f"Got: {_short(got)}.")
        if allowed:
            parts.append(f"Allowed: {allowed}.")
        if remedy:
            parts.append(remedy)
        super().__init__(" ".join(parts))
        self.what = what

    def __reduce__(self) -> tuple[object, ...]:
        """Errors travel between processes whole: message, attributes and notes."""
        return _rebuild, (type(self), self.args, self.__dict__)


class ArgumentError(EventxError, ValueError):
    """An argument has a wrong type or an impossible value."""

    code = "bad-argument"


class LexiconError(EventxError, ValueError):
    """A language data file is malformed; the message names file and line."""

    code = "bad-lexicon"


class MarkupError(EventxError, ValueError):
    """Inline markup is malformed."""

    code = "bad-markup"


class ModelError(EventxError, RuntimeError):
    """A trained pipeline is missing, of another language or version, or lacks what eventx needs."""

    code = "bad-model"


class MissingExtraError(EventxError, ImportError):
    """An optional package is needed; the message names the extra to install.

    Args:
        package: the package as it is installed.
        extra: the extra of eventx that brings it.
        cause: why it could not be imported: another module that it needs may be the one that fails.
        modules: the modules that are imported; the package's own name if empty.
    """

    code = "missing-extra"

    def __init__(
        self, package: str, extra: str, *, cause: ImportError | None = None, modules: tuple[str, ...] = ()
    ) -> None:
        remedy = f"Install it with: pip install 'eventx[{extra}]'"
        missing = (getattr(cause, "name", None) or "").partition(".")[0]
        if cause is None or (isinstance(cause, ModuleNotFoundError) and missing in (modules or (package,))):
            super().__init__(f"The optional package {package!r} is not installed.", remedy=remedy)
        else:
            super().__init__(
                f"The optional package {package!r} is installed but cannot be imported: {cause}",
                remedy=f"Install all that it needs with: pip install --force-reinstall 'eventx[{extra}]'",
            )


class InputError(EventxError, ValueError):
    """An input file or row cannot be read."""

    code = "bad-input"


class ArticleTimeoutError(EventxError, TimeoutError):
    """One article took longer than the caller allows."""

    code = "timeout"


class WorkerError(EventxError, RuntimeError):
    """A worker process died (killed, out of memory) and the article it was on could not be read again."""

    code = "worker-died"


def _rebuild(kind: type[EventxError], args: tuple[object, ...], state: dict[str, object]) -> EventxError:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(state)
    return error


def _short(value: object, limit: int = 120) -> str:
    text = repr(value)
    return text if len(text) <= limit else text[: limit - 1] + "…"
