import type { CSSProperties } from "react";
import { type Looks, lookOf } from "../look/looks.ts";
import type { Run, Tiered } from "../rows/flatRuns.ts";

/** `--room` is the height of the underlines; the tags hang below them. */
type RunStyle = CSSProperties & { readonly "--room": string };

/** Height of an underline, and from one tier to the next, in pixels. */
const BAR = 2;
const TIER = 4;

/**
 * The background of a run: the tint of the innermost entity, and an underline for every entity
 * that covers it, in its tier; between the pieces of a discontinuous one only a dotted line. Backgrounds follow line breaks, and never move the text.
 */
export function runStyle({ covering }: Run, looks: Looks): RunStyle {
  const tiers = Math.max(...covering.map(({ tier }) => tier)) + 1;
  const room = tiers * TIER;
  const bars = covering.filter(isBarred).map(({ entity, tier, between }) => {
    const ink = `var(--ink-${lookOf(looks.entities, entity.type).hue})`;
    const y = `calc(100% - ${room - BAR - tier * TIER}px)`;
    const bar = between ? dashes(ink, 1, 4) : BAR_FILL[entity.status](ink);
    return `${bar} 0 ${y} / 100% ${BAR}px no-repeat`;
  });
  const { entity } = covering.find(({ between }) => !between) ?? covering[0];
  const tint = `var(--tint-${lookOf(looks.entities, entity.type).hue})`;
  const isFilled = covering.some(({ between }) => !between);
  const fill = `linear-gradient(${isFilled ? TINT[entity.status](tint) : "transparent"} 0 0)`;
  return {
    background: [...bars, `${fill} 0 0 / 100% calc(100% - ${room - BAR}px) no-repeat`].join(", "),
    paddingBottom: room,
    "--room": `${room}px`,
  };
}

/** A suggestion that stands alone has a dashed outline; among others an underline is clearer. */
const isBarred = ({ entity, between }: Tiered, _: number, all: readonly Tiered[]): boolean =>
  all.length > 1 || between || entity.status !== "suggested";

const dashes = (ink: string, on: number, off: number): string =>
  `repeating-linear-gradient(90deg, ${ink} 0 ${on}px, transparent ${on}px ${on + off}px)`;

const BAR_FILL = {
  confirmed: (ink: string) => `linear-gradient(${ink} 0 0)`,
  suggested: (ink: string) => dashes(ink, 4, 3),
  rejected: (ink: string) => dashes(ink, 1, 3),
};

const TINT = {
  confirmed: (tint: string) => tint,
  suggested: (tint: string) => `color-mix(in oklab, ${tint} 45%, transparent)`,
  rejected: () => "transparent",
};
