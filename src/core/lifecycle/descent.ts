import type { ModelVersion } from "./modelVersion.ts";

/** A version at its place in the line of descent. */
export interface Descendant {
  readonly version: ModelVersion;
  /** How many of those before it are listed above it. */
  readonly depth: number;
  /** What it was trained from, as that is called now; null where nothing is known of that. */
  readonly from: string | null;
  /** Whether that was deleted since. */
  readonly isOrphan: boolean;
}

/** What the parent of a version is called by now, where it is kept. */
export function parentNow(
  { made }: ModelVersion,
  versions: readonly ModelVersion[],
): string | undefined {
  const source = made?.parent.source;
  if (source?.kind !== "version") return undefined;
  return versions.find(({ id }) => id === source.id)?.name;
}

/** Every version once, each after the one that it was trained from, brothers by their age. */
export function descent(versions: readonly ModelVersion[]): Descendant[] {
  const byId = new Map(versions.map((version) => [version.id, version]));
  const parentOf = ({ id, made }: ModelVersion): ModelVersion | undefined => {
    const source = made?.parent.source;
    return source?.kind === "version" && source.id !== id ? byId.get(source.id) : undefined;
  };
  const children = new Map<string | undefined, ModelVersion[]>();
  for (const version of versions) {
    const parent = parentOf(version)?.id;
    children.set(parent, [...(children.get(parent) ?? []), version]);
  }
  const found: Descendant[] = [];
  const listed = new Set<string>();
  const list = (version: ModelVersion, depth: number) => {
    if (listed.has(version.id)) return;
    listed.add(version.id);
    const { parent } = version.made ?? {};
    const known = parentOf(version);
    const isOrphan = parent?.source.kind === "version" && !known;
    found.push({ version, depth, from: known?.name ?? parent?.name ?? null, isOrphan });
    for (const child of children.get(version.id) ?? []) list(child, depth + 1);
  };
  for (const root of children.get(undefined) ?? []) list(root, 0);
  // A damaged record may say that two come from each other: they are listed all the same.
  for (const version of versions) list(version, 0);
  return found;
}
