"""The sandbox for templates of a user's own: Jinja's, and a budget that each document keeps within."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator
from jinja2.sandbox import ImmutableSandboxedEnvironment

from addenda.rendering.budget import Budget, bounded, refuse_large

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jinja2.compiler import Frame
    from jinja2.runtime import Context


class _Counting(CodeGenerator):
    """Compiles a template so that it takes a step wherever it enters a body, and bounds what it gives a name."""

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """Write the body, with a step before it."""
        body = list(nodes)
        self.writeline(f"environment.budget.step({_own_text(body)})")
        super().blockvisit(body, frame)

    def visit_Assign(self, node: nodes.Assign, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Write `{% set %}`."""
        node.node = _bounded(node.node)
        super().visit_Assign(node, frame)

    def visit_With(self, node: nodes.With, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Write `{% with %}`."""
        node.values = [_bounded(value) for value in node.values]
        super().visit_With(node, frame)


class GuardedEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox with a `budget`, which a document gets anew. `finalize` is done to each value before it is written."""

    code_generator_class = _Counting
    intercepted_binops = frozenset({"*", "**"})

    def __init__(self, *, finalize: Callable[[Context, object], object], **options: Any) -> None:
        self.budget = Budget()
        self.bounded = bounded

        @jinja2.pass_context
        def counted(context: Context, value: object) -> object:
            final = finalize(context, value)
            self.budget.write(len(str(final)))
            return final

        super().__init__(finalize=counted, **options)

    def call(self, context: Context, called: Any, /, *arguments: Any, **named: Any) -> Any:
        """Call a macro, or what is safe of a value."""
        for value in (*arguments, *named.values()):
            bounded(value)
        return super().call(context, called, *arguments, **named)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Apply an operator that can make something large out of little."""
        refuse_large(operator, left, right)
        return super().call_binop(context, operator, left, right)


def _own_text(body: Iterable[nodes.Node]) -> int:
    """Return how many characters a body writes itself, without the bodies inside it."""
    parts = (part for node in body if isinstance(node, nodes.Output) for part in node.nodes)
    return sum(len(part.data) for part in parts if isinstance(part, nodes.TemplateData))


def _bounded(value: nodes.Node) -> nodes.Expr:
    return nodes.Call(nodes.EnvironmentAttribute("bounded"), [value], [], None, None, lineno=value.lineno)
