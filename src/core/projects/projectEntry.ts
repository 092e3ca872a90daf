/** The project that there was before there could be several: what is stored of it keeps its places. */
export const FIRST_PROJECT = "first";

/** What the list of projects says of one. */
export interface ProjectEntry {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970, as all times here. */
  readonly createdAt: number;
  /** When it was opened last. */
  readonly usedAt: number;
  /** How many documents it had when it was open last, without those in its trash. */
  readonly docs: number;
  /** Since when it is put away: kept and not listed. */
  readonly archivedAt?: number;
  /** Since when it lies in the trash. */
  readonly trashedAt?: number;
  /** A training was paused as the project was left: it goes on when it is opened. */
  readonly hasTraining?: true;
}

/** What may be changed of an entry; null takes a field away. */
export type EntryChange = {
  readonly [K in keyof Omit<ProjectEntry, "id" | "createdAt">]?: ProjectEntry[K] | null;
};

/** Whether a project is listed: neither put away nor in the trash. */
export const isListed = ({ archivedAt, trashedAt }: ProjectEntry): boolean =>
  archivedAt === undefined && trashedAt === undefined;

/** Whether it is put away. */
export const isArchived = ({ archivedAt, trashedAt }: ProjectEntry): boolean =>
  archivedAt !== undefined && trashedAt === undefined;

/** The projects that are listed, the one used last first. */
export const listedProjects = (all: readonly ProjectEntry[]): readonly ProjectEntry[] =>
  all.filter(isListed).sort((a, b) => b.usedAt - a.usedAt || (a.id < b.id ? -1 : 1));

/**
 * The project to open: the wanted one, else the listed one that was used last. What is put away
 * is opened where it was asked for; what lies in the trash is not.
 */
export function projectToOpen(all: readonly ProjectEntry[], wanted: string | null): string {
  const asked = all.find(({ id, trashedAt }) => id === wanted && trashedAt === undefined);
  return (asked ?? listedProjects(all)[0])?.id ?? FIRST_PROJECT;
}
