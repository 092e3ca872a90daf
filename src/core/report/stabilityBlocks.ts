import type { Changes, Stability } from "../learn/stability.ts";
import type { Block } from "./block.ts";

/** What became of the suggestions where nothing was trained. */
export function stabilityBlocks(stability: Stability | null): Block[] {
  if (!stability) return [];
  const { sentences, entities, relations } = stability;
  const row = (name: string, { before, kept, retyped, lost, added }: Changes) => [
    name,
    ...[before, kept, retyped, lost, added].map(String),
  ];
  const types = (["entities", "relations"] as const).flatMap((kind) =>
    Object.entries(stability[kind].types).map(([type, { before, kept }]) => [
      `${kind === "entities" ? "Spans" : "Relations"}: ${type}`,
      String(before),
      String(kept),
    ]),
  );
  return [
    { kind: "heading", level: 2, text: "Stability" },
    {
      kind: "table",
      caption: `What became of the suggestions on ${sentences} sentences that nothing was trained on`,
      columns: ["", "Before", "Kept", "Retyped", "Lost", "New"],
      rows: [row("Spans", entities), row("Relations", relations)],
    },
    {
      kind: "table",
      caption: "Of each type",
      columns: ["", "Before", "Kept"],
      rows: types,
    },
  ];
}
