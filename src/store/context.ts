import type { NamedEdit, Refusal } from "../core/document/edit.ts";
import { hold } from "../language/words.ts";
import type { ProjectChange } from "../storage/projectChange.ts";
import type { Services } from "./services.ts";
import type { AppState, Notice } from "./state.ts";

/** What the slices share. */
export interface Context {
  readonly services: Services;
  readonly get: () => AppState;
  readonly set: (change: Partial<AppState>) => void;
  /** Says something to the user; said again, it replaces itself. */
  readonly notify: (
    kind: Notice["kind"],
    text: string,
    more?: Pick<Notice, "putAside" | "trashed">,
  ) => void;
  /** Stores settings at once, unless this tab is read-only; `commit` and `suggest` store the rest. */
  readonly store: (change: ProjectChange) => void;
  /**
   * The one way to change the project: applies the edit, remembers its inverse, stores it. A refusal
   * is told to the user. Returns whether the edit was made.
   */
  readonly commit: (made: NamedEdit | Refusal) => boolean;
  /** Applies and stores suggestions of the model: a change, but no step of the user. */
  readonly suggest: (made: NamedEdit) => void;
  /** What listens beyond the project ends when that is left. */
  readonly untilLeft: (stop: () => void) => void;
  /** False, and told to the user, while the project is opening or another tab has it. */
  readonly canEdit: () => boolean;
}

/** The message of anything thrown. */
export const messageOf = (error: unknown): string =>
  hold(error instanceof Error ? error.message : String(error));
