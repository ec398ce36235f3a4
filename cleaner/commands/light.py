"""Typer's command classes without the cost of converting what needs no conversion.

Typer hands every value, and every default, to Pydantic; loading that takes longer than cleaning a page.  Here a value
that already is what the option's annotation says is taken as it is, a value that is none of the choices is refused, and
Typer's own way is left for all others.
"""

from collections.abc import Callable
from typing import Any, Literal, get_args, get_origin

from typer import BadParameter
from typer.core import TyperCommand, TyperGroup


def fits(annotation: Any, value: Any) -> bool:
    """Whether a value from the command line is of the annotated type as it stands."""
    if value is None:
        return True
    if get_origin(annotation) is Literal:
        return value in get_args(annotation)
    if get_origin(annotation) is list:
        inner = get_args(annotation)[0]
        return isinstance(value, list | tuple) and all(
            element is not None and fits(inner, element) for element in value
        )
    return isinstance(annotation, type) and type(value) is annotation


def choices_of(annotation: Any) -> list[str]:
    """The strings that an annotation lets one choose from, where it does."""
    inner = [part for part in (annotation, *get_args(annotation)) if get_origin(part) is Literal]
    return [str(choice) for part in inner for choice in get_args(part)]


def placeholder(argument: Any) -> str:
    """How an argument stands in the line of usage: `PATH`, `[PATH...]`."""
    name = f"{argument.metavar}{'...' if argument.nargs == -1 else ''}"
    return name if argument.required else f"[{name}]"


def lighten(parameter: Any) -> None:
    """Let a parameter convert only what needs it; leaves parameters of an unknown make alone."""
    descriptor = getattr(parameter, "type_descriptor", None)
    if descriptor is None or "process_value" in vars(parameter):
        return
    if parameter.param_type_name == "argument":  # else the help says `{PATH}`, and `PATH <list[str]>`
        parameter.get_usage_pieces = lambda ctx: [placeholder(parameter)]
        parameter.display_type_rich = lambda ctx: None
    slow: Callable[[Any, Any], Any] = parameter.process_value

    def process_value(context: Any, value: Any) -> Any:
        missing = value is None or value == () or value == []
        if not fits(descriptor.annotation, value):
            if isinstance(value, str) and (choices := choices_of(descriptor.annotation)):
                raise BadParameter(f"{value!r} is not one of {', '.join(choices)}")
            return slow(context, value)
        if parameter.required and missing:
            return slow(context, value)
        return parameter.callback(context, parameter, value) if parameter.callback else value

    parameter.process_value = process_value


class LightCommand(TyperCommand):
    """A command whose parameters are light."""

    def get_params(self, ctx: Any) -> Any:
        parameters = super().get_params(ctx)
        for parameter in parameters:
            lighten(parameter)
        return parameters


class LightGroup(TyperGroup):
    """A group of commands whose own parameters are light."""

    def get_params(self, ctx: Any) -> Any:
        parameters = super().get_params(ctx)
        for parameter in parameters:
            lighten(parameter)
        return parameters
