import type { ReactNode } from "react";
import type { DraftDoc } from "../../core/annotate/draftDoc.ts";
import type { Entity } from "../../core/document/document.ts";
import { type Looks, lookOf } from "../look/looks.ts";
import { runAttribute } from "../places/runIds.ts";
import type { Run } from "../rows/flatRuns.ts";
import { EntityTag } from "./EntityTag.tsx";
import { runStyle } from "./runStyle.ts";

interface Props {
  readonly run: Run;
  /** The text of the run, with signs where something of it is not seen. */
  readonly drawn: ReactNode;
  /** The text of an entity that starts in it. */
  readonly textOf: (span: { readonly start: number; readonly end: number }) => string;
  readonly looks: Looks;
  readonly selected: string | null;
  readonly hints: ReadonlyMap<string, string> | null;
  readonly draft: DraftDoc | null;
}

/** A stretch of highlighted text, with the tags of the entities that start in it. */
export function RunMark({ run, drawn, textOf, looks, selected, hints, draft }: Props) {
  const own = run.covering.filter(({ between }) => !between).map(({ entity }) => entity);
  const drafted = own.map(({ id }) => id).filter((id) => draft?.marks.has(id));
  const [{ entity: innermost }] = run.covering;
  const inner = own[0] ?? innermost;
  const chosen = run.covering.find(({ entity }) => entity.id === selected)?.entity;
  return (
    <span
      className="run"
      data-run={runAttribute(own.map(({ id }) => id))}
      data-draft={drafted.length > 0 ? runAttribute(drafted) : undefined}
      data-hue={lookOf(looks.entities, (chosen ?? inner).type).hue}
      data-status={own.length > 0 ? inner.status : "between"}
      data-alone={run.covering.length === 1 && run.end === inner.end && run.start === inner.start}
      data-selected={chosen !== undefined}
      style={runStyle(run, looks)}
    >
      {run.starting.map((entity: Entity) => (
        <EntityTag
          key={entity.id}
          entity={entity}
          text={textOf(entity)}
          looks={looks}
          selected={entity.id === selected}
          hint={hints?.get(entity.id) ?? null}
          draft={markOf(draft, entity.id)}
        />
      ))}
      {drawn}
    </span>
  );
}

/** What a draft has to do with a suggestion; null: nothing. */
const markOf = (draft: DraftDoc | null, id: string): "kept" | "fresh" | null => {
  if (!draft?.marks.has(id)) return null;
  return draft.fresh.has(id) ? "fresh" : "kept";
};
