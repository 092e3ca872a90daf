import type { Doc, Project } from "../document/document.ts";
import { remembered } from "../document/remembered.ts";

/** Where a count of confirmed things begins: at a backup, or where one was put off. */
export interface BackupMark {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** How much was confirmed then. */
  readonly confirmed: number;
  /** Whether a backup was made then; else the work began, or a backup was put off. */
  readonly isMade: boolean;
  /** The last backup that was made, where this is none. */
  readonly made?: { readonly at: number; readonly confirmed: number };
}

/** When the last backup was made, and how much was confirmed then; null: none is known. */
export const lastMade = (mark: BackupMark | null): { at: number; confirmed: number } | null => {
  if (mark?.isMade) return { at: mark.at, confirmed: mark.confirmed };
  return mark?.made ?? null;
};

const DAY = 86_400_000;

/** A backup is offered after so many things, or after so long with some of them. */
const OFFERED = { things: 200, after: 7 * DAY, least: 20 } as const;
/** One that goes by itself costs nobody anything. */
const BY_ITSELF = { things: 50, after: DAY, least: 1 } as const;

/** How many sentences, spans and relations of a project are confirmed. */
export const confirmedThings = (project: Project): number =>
  Object.values(project.docs).reduce((sum, doc) => sum + confirmedIn(doc), 0);

const confirmedIn = remembered((doc: Doc): number => {
  const annotations = [...Object.values(doc.entities), ...Object.values(doc.relations)];
  const confirmed = annotations.filter(({ status }) => status === "confirmed");
  return confirmed.length + Object.keys(doc.confirmed).length;
});

/** How many more are confirmed than at a mark. */
export const confirmedSince = (mark: BackupMark | null, confirmed: number): number =>
  Math.max(0, confirmed - (mark?.confirmed ?? 0));

/** Whether a backup is to be made now, by itself or by the user. */
export function isBackupDue(
  mark: BackupMark | null,
  confirmed: number,
  now: number,
  goesByItself: boolean,
): boolean {
  const { things, after, least } = goesByItself ? BY_ITSELF : OFFERED;
  const since = confirmedSince(mark, confirmed);
  return since >= things || (mark !== null && since >= least && now - mark.at >= after);
}
