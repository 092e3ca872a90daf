import type { Entity } from "../../core/document.ts";
import { type Looks, lookOf } from "../looks.ts";
import { EntityTag } from "./EntityTag.tsx";
import type { Run } from "./layout/flatRuns.ts";
import { runStyle } from "./runStyle.ts";

interface Props {
  readonly run: Run;
  /** The text of the run, and of each entity that starts in it. */
  readonly textOf: (span: { readonly start: number; readonly end: number }) => string;
  readonly looks: Looks;
  readonly selected: string | null;
  /** Entities at the ends of the arc that stands out. */
  readonly lit: readonly string[];
  readonly hints: ReadonlyMap<string, string> | null;
}

/** A stretch of highlighted text, with the tags of the entities that start in it. */
export function RunMark({ run, textOf, looks, selected, lit, hints }: Props) {
  const ids = run.covering.map(({ entity }) => entity.id);
  const [{ entity: inner }] = run.covering;
  const chosen = run.covering.find(({ entity }) => entity.id === selected)?.entity;
  const bright = run.covering.find(({ entity }) => lit.includes(entity.id))?.entity;
  const hueOf = (entity: Entity) => lookOf(looks.entities, entity.type).hue;
  return (
    <span
      className="run"
      data-run={ids.join(" ")}
      data-hue={hueOf(chosen ?? bright ?? inner)}
      data-status={inner.status}
      data-alone={run.covering.length === 1 && run.end === inner.end && run.start === inner.start}
      data-selected={chosen !== undefined}
      data-lit={bright !== undefined}
      style={runStyle(run, looks)}
    >
      {run.starting.map((entity) => (
        <EntityTag
          key={entity.id}
          entity={entity}
          text={textOf(entity)}
          looks={looks}
          selected={entity.id === selected}
          hint={hints?.get(entity.id) ?? null}
        />
      ))}
      {textOf(run)}
    </span>
  );
}
