/** Where a run computes. */
export type Adapter = "lvp" | "ss" | "wasm" | "gpu";

export const ADAPTERS: readonly Adapter[] = ["wasm", "lvp", "ss", "gpu"];

/** What was asked for. */
export interface Options {
  readonly adapters: readonly Adapter[];
  /** Ids or their beginnings; empty: all. */
  readonly only: readonly string[];
  readonly rounds: number;
  /** Threads of each peer, PyTorch too. */
  readonly threads: number;
  /** Folder that holds the PyTorch reference and CoNLL04. */
  readonly shared: string;
  readonly json: boolean;
}

/** Is a row, or one of several, asked for? */
export const asked = (only: readonly string[], ...ids: readonly string[]): boolean =>
  only.length === 0 ||
  ids.some((id) => only.some((wanted) => id === wanted || id.startsWith(`${wanted}.`)));
