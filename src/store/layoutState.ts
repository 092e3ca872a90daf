import type { GraphToLayOut, Positions } from "../worker/textProtocol.ts";

/** A layout that runs. */
export interface RunningLayout {
  /** Where the things stand in the end; null when it was stopped or could not be made. */
  readonly end: Promise<Positions | null>;
  stop(): void;
}

/** Graphs are laid out beside the page. */
export interface LayoutState {
  /** Begins to find places for the things of a graph, and shows some meanwhile. */
  layOut(graph: GraphToLayOut, onPositions: (positions: Positions) => void): RunningLayout;
}

export type { GraphToLayOut, Positions };
