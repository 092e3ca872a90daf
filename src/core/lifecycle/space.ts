/** What takes room in the browser. */
export const SPACE_PARTS = ["documents", "models", "trainings", "downloads", "offline"] as const;
export type SpacePart = (typeof SPACE_PARTS)[number];

/** How much room there is, and what takes it, in bytes. */
export interface Space {
  readonly used: number | null;
  /** How much more the browser gives. */
  readonly free: number | null;
  /** Whether it keeps what is here when its disk runs short; null: it does not say. */
  readonly isPersistent: boolean | null;
  /** Those parts that can be told apart here. */
  readonly parts: Readonly<Partial<Record<SpacePart, number>>>;
}
