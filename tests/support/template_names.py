"""Walk templates with the types of the contract, and gather the names in them that it does not have.

What a value is, is followed through loops, conditions, macros and included templates; where a filter or a call of
Jinja's own makes something else of it, nothing is said of it any more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, is_dataclass
from types import GenericAlias, NoneType
from typing import Any, TypeAlias, get_args, get_origin

import jinja2
from jinja2 import nodes

from addenda.rendering.contract import fields_of
from addenda.rendering.shipped import shipped_folder

Kinds: TypeAlias = frozenset[Any]
"""What a value may be: types as the views have them, or macros; empty where nothing is known."""
UNKNOWN: Kinds = frozenset()
TEXT: Kinds = frozenset({str})
_JINJA = {"loop", "caller", "super", "self", "range", "namespace", "dict", "cycler", "joiner"}
_SAME = {"list", "select", "reject", "sort", "unique", "reverse"}
_ONE = {"first", "last", "min", "max", "random"}


@dataclass(frozen=True)
class _Macro:
    """A macro, and what else its template has."""

    node: nodes.Macro
    template: str
    around: Mapping[str, Kinds] = field(compare=False, hash=False)


class TemplateNames:
    """Gathers `problems`, as `template:line: what`, and the fields that were `used`, as `View.field`."""

    def __init__(self, templates: Mapping[str, str] | None = None) -> None:
        shipped = jinja2.FileSystemLoader(shipped_folder())
        self._loader = jinja2.ChoiceLoader([jinja2.DictLoader(templates or {}), shipped])
        self._jinja = jinja2.Environment(loader=self._loader, autoescape=True)
        self._seen: set[Any] = set()
        self.problems: set[str] = set()
        self.used: set[str] = set()

    def check(self, template: str, names: Mapping[str, Any]) -> None:
        """Walk a template that is rendered with values of these types."""
        self._template(template, {name: _kinds(hint) for name, hint in names.items()})

    def _template(self, name: str, scope: Mapping[str, Kinds]) -> None:
        if not name.endswith(".j2") or not self._first_time((name, frozenset(scope.items()))):
            return
        _Walk(self, name, dict(scope)).body(self.parsed(name).body)

    def _first_time(self, what: Any) -> bool:
        first = what not in self._seen
        self._seen.add(what)
        return first

    def parsed(self, name: str) -> nodes.Template:
        source, _, _ = self._loader.get_source(self._jinja, name)
        return self._jinja.parse(source, name)

    def macros(self, name: str) -> dict[str, Kinds]:
        """Return the macros of a template, each of which knows the others."""
        found: dict[str, Kinds] = {}
        for node in self.parsed(name).find_all(nodes.Macro):
            found[node.name] = frozenset({_Macro(node, name, found)})
        return found


class _Walk:
    """Walks one template, or the body of a macro, with the names that it has at each place."""

    def __init__(self, of: TemplateNames, template: str, scope: dict[str, Kinds]) -> None:
        self._of, self._template, self._scope = of, template, scope

    def body(self, body: Iterable[nodes.Node]) -> None:
        for node in body:
            self._statement(node)

    def _statement(self, node: nodes.Node) -> None:
        match node:
            case nodes.For():
                self._loop(node)
            case nodes.Assign():
                self._assign(node.target, self._value(node.node))
            case nodes.AssignBlock():
                self.body(node.body)
                self._assign(node.target, TEXT)
            case nodes.Macro():
                self._scope[node.name] = frozenset({_Macro(node, self._template, self._scope)})
            case nodes.Expr():
                self._value(node)
            case _:
                self._other(node)

    def _other(self, node: nodes.Node) -> None:
        match node:
            case nodes.Include() | nodes.Extends():
                if isinstance(node.template, nodes.Const):
                    self._of._template(node.template.value, self._scope)
            case nodes.FromImport(template=nodes.Const(value=str(name))):
                macros = self._of.macros(name)
                for imported in node.names:
                    own, alias = imported if isinstance(imported, tuple) else (imported, imported)
                    self._scope[alias] = macros.get(own) or self._problem(node, f"{name} has no macro {own}")
            case _:
                self.body(node.iter_child_nodes())

    def _loop(self, node: nodes.For) -> None:
        inside = _Walk(self._of, self._template, dict(self._scope))
        inside._assign(node.target, _parts(self._value(node.iter)))
        inside.body([*([node.test] if node.test else []), *node.body])
        self.body(node.else_)

    def _assign(self, target: nodes.Node, kinds: Kinds) -> None:
        if isinstance(target, nodes.Name):
            self._scope[target.name] = kinds
        elif isinstance(target, nodes.Tuple):
            for place, one in enumerate(target.items):
                self._assign(one, _item(kinds, place))

    def _value(self, node: nodes.Node) -> Kinds:
        match node:
            case nodes.Name():
                return self._name(node)
            case nodes.Getattr():
                return self._attribute(node, self._value(node.node))
            case nodes.Getitem():
                return self._part(node, self._value(node.node))
            case nodes.Filter():
                return self._filter(node)
            case nodes.Call():
                return self._call(node)
            case _:
                return self._made(node, [self._value(child) for child in node.iter_child_nodes()])

    def _made(self, node: nodes.Node, parts: list[Kinds]) -> Kinds:
        """Return what an expression makes of its parts."""
        either = frozenset[Any]().union(*parts)
        match node:
            case nodes.CondExpr():
                return frozenset[Any]().union(*parts[1:])
            case nodes.And() | nodes.Or() | nodes.Add():
                return either
            case nodes.List() | nodes.Tuple():
                return frozenset(GenericAlias(tuple, (kind, Ellipsis)) for kind in either)
            case _:
                return UNKNOWN

    def _part(self, node: nodes.Getitem, kinds: Kinds) -> Kinds:
        self._value(node.arg)
        if isinstance(node.arg, nodes.Slice):
            return kinds
        place = node.arg.value if isinstance(node.arg, nodes.Const) else None
        return _item(kinds, place) if isinstance(place, int) else UNKNOWN

    def _name(self, node: nodes.Name) -> Kinds:
        if node.name in self._scope:
            return self._scope[node.name]
        return UNKNOWN if node.name in _JINJA else self._problem(node, f"{node.name} is no name in the contract")

    def _attribute(self, node: nodes.Getattr, kinds: Kinds) -> Kinds:
        found = UNKNOWN
        for view in (kind for kind in kinds if is_dataclass(kind) and isinstance(kind, type)):
            hints = {one.name: one.type for one in fields_of(view)}
            self._of.used.add(f"{view.__name__}.{node.attr}")
            if node.attr not in hints:
                self._problem(node, f"{view.__name__} has no field {node.attr}")
            found |= _kinds(hints.get(node.attr, NoneType))
        return found

    def _filter(self, node: nodes.Filter) -> Kinds:
        kinds = self._value(node.node) if node.node else UNKNOWN
        for argument in node.args:
            self._value(argument)
        if node.name in _SAME:
            return kinds
        return _parts(kinds) if node.name in _ONE else UNKNOWN

    def _call(self, node: nodes.Call) -> Kinds:
        called, given = self._value(node.node), [self._value(argument) for argument in node.args]
        named = {one.key: self._value(one.value) for one in node.kwargs}
        for macro in (one for one in called if isinstance(one, _Macro)):
            names = [argument.name for argument in macro.node.args]
            scope = dict(macro.around) | dict.fromkeys(names, UNKNOWN) | dict(zip(names, given, strict=False)) | named
            if self._of._first_time((macro, tuple(given))):
                _Walk(self._of, macro.template, scope).body(macro.node.body)
        return UNKNOWN

    def _problem(self, node: nodes.Node, what: str) -> Kinds:
        self._of.problems.add(f"{self._template}:{node.lineno}: {what}")
        return UNKNOWN


def _kinds(hint: Any) -> Kinds:
    """Return what a hint may be, without None."""
    origin = get_origin(hint)
    parts = get_args(hint) if origin is not None and origin not in (tuple, list) else (hint,)
    return frozenset(part for part in parts if part is not NoneType)


def _parts(kinds: Kinds) -> Kinds:
    """Return what the parts of a list may be."""
    return frozenset(one for kind in kinds for part in get_args(kind) if part is not Ellipsis for one in _kinds(part))


def _item(kinds: Kinds, place: int) -> Kinds:
    """Return what one part of a list may be."""
    found = UNKNOWN
    for kind in kinds:
        parts = get_args(kind)
        if parts and parts[-1] is Ellipsis:
            found |= _kinds(parts[0])
        elif -len(parts) <= place < len(parts):
            found |= _kinds(parts[place])
    return found
