import { isRecord } from "../isRecord.ts";
import { listOf, purposesOf } from "./annotation.ts";
import { pieceOf } from "./selectors.ts";

/** The annotations that a link joins. */
export interface Link {
  readonly head: string;
  readonly tail: string;
}

/**
 * The ends of an annotation that links: its two targets, or its target and its body. Null where it is
 * none; undefined ends where it joins no two.
 */
export function linkOf(annotation: Readonly<Record<string, unknown>>): Link | "broken" | null {
  if (!purposesOf(annotation.motivation).includes("linking")) return null;
  const targets = listOf(annotation.target);
  if (targets.some((target) => pieceOf(target) !== null)) return null;
  const refs = targets.flatMap((target) => refOf(target) ?? []);
  if (refs.length === 2) return { head: refs[0], tail: refs[1] };
  const [body] = listOf(annotation.body).flatMap((one) => refOf(one) ?? []);
  return refs.length === 1 && body !== undefined ? { head: refs[0], tail: body } : "broken";
}

/** The annotation that a target names. */
export function refOf(target: unknown): string[] | null {
  if (typeof target === "string") return [target];
  return isRecord(target) && typeof target.id === "string" ? [target.id] : null;
}
