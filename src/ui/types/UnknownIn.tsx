import { useDeferredValue, useMemo } from "react";
import { knowledgeOf } from "../../core/review/knowledge.ts";
import type { TypeKind } from "../../core/types/typeTables.ts";
import { useApp } from "../app/useApp.ts";
import { CommandButton } from "../commands/CommandButton.tsx";
import type { TypeLook } from "../look/looks.ts";

/** How many confirmed sentences do not know a type yet, and a way through them; nothing if none. */
export function UnknownIn({ kind, look }: { kind: TypeKind; look: TypeLook }) {
  const project = useDeferredValue(useApp((s) => s.project));
  const { name, verbose } = look;
  const { open } = useMemo(() => knowledgeOf(project, { kind, name }), [project, kind, name]);
  if (open === 0) return null;
  const sentences =
    open === 1
      ? "1 confirmed sentence does"
      : `${open.toLocaleString("en")} confirmed sentences do`;
  return (
    <p className="unknown-in quiet" role="status">
      {sentences} not know {verbose} yet.{" "}
      <CommandButton
        command="reviewType"
        subject={{ kind: "type", type: { kind, name } }}
        className="button small"
        aria-label={`Go through the sentences that do not know ${verbose}`}
      >
        Go through them
      </CommandButton>
    </p>
  );
}
