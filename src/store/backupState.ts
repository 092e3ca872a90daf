import type { BackupMark } from "../core/lifecycle/backupDue.ts";
import type { Space } from "../core/lifecycle/space.ts";

/** The folder of the user's that backups go to by themselves. */
export type BackupFolderState =
  /** This browser lets no page write into one. */
  | { readonly kind: "unsupported" }
  | { readonly kind: "none" }
  | { readonly kind: "ready"; readonly name: string }
  /** The browser wants to be asked again, on a click. */
  | { readonly kind: "asks"; readonly name: string };

/** What is kept outside of the browser, and how much room there is inside. */
export interface BackupState {
  /** Where the count of what is not in a backup begins; null: nothing was confirmed yet. */
  readonly backup: BackupMark | null;
  readonly backupFolder: BackupFolderState;
  /** Why the last backup could not be written into the folder; null: it could, or was put off. */
  readonly backupFault: string | null;
  /** Null: not measured yet. */
  readonly space: Space | null;

  /** Makes a backup: into the folder where there is one, or as a download. */
  makeBackup(to?: "folder" | "download"): Promise<void>;
  /** It is offered again after as much work as the first time. */
  putOffBackup(): void;
  chooseBackupFolder(): Promise<void>;
  allowBackupFolder(): Promise<void>;
  forgetBackupFolder(): Promise<void>;
  measureSpace(): Promise<void>;
  /** Asks the browser not to clear what is here. */
  askToKeep(): Promise<void>;
}
