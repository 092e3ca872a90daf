import type { BackupFolder } from "../storage/backupFolder.ts";
import type { ProjectStorage } from "../storage/projectStorage.ts";
import type { Shelf } from "../storage/projects/shelf.ts";
import type { BrowserSpace } from "../storage/space.ts";
import type { HubService } from "../worker/hubProtocol.ts";
import type { ModelClient } from "../worker/modelProtocol.ts";
import type { TextService } from "../worker/textProtocol.ts";
import type { FaultLog } from "./browserFaults.ts";
import type { Offline } from "./offline.ts";
import type { WorkMemory } from "./rememberedWork.ts";
import type { Notice } from "./state.ts";

/** Whether the computer runs on its battery. */
export interface Battery {
  isInUse(): boolean;
  /** Tells of each change, until the returned function is called. */
  onChange(listener: () => void): () => void;
}

/** What tabs tell each other of downloads. */
export interface HubNews {
  /** Tells that downloads began, ended or went, in any tab, until the returned function is called. */
  onChange(listener: () => void): () => void;
}

/** A notice for the project that is opened next. */
export type Said = Omit<Notice, "id">;

/** The projects around the open one. */
export interface Projects {
  /** The project that is open. */
  readonly id: string;
  readonly shelf: Shelf;
  /** Whether it was opened in the place of another one. */
  readonly isArrival: boolean;
  /** Opens a project in the place of this one, which is left by then; `said`: what it says at once. */
  readonly show: (id: string, said?: Said) => void;
  /** What the project before had to say as it made way. */
  readonly said?: Said | undefined;
}

/** What the browser keeps for the user, what it had, the folder that backups go to, and the log of faults. */
export interface Keeping {
  readonly space: BrowserSpace;
  readonly folder: BackupFolder;
  readonly faults: FaultLog;
  readonly work: WorkMemory;
  /** The version of the app, and what the browser calls itself. */
  readonly version: string;
  readonly browser: string;
  /** Hands a text to the clipboard. @throws Error where the browser refuses */
  readonly copy: (text: string) => Promise<void>;
}

/** What the store works with; tests pass fakes. */
export interface Services {
  readonly model: ModelClient;
  readonly text: TextService;
  readonly hub: HubService;
  readonly storage: ProjectStorage;
  readonly projects: Projects;
  readonly battery: Battery;
  readonly hubNews: HubNews;
  readonly offline: Offline;
  readonly keeping: Keeping;
  /** Hands a file to the user. */
  readonly download: (name: string, blob: Blob) => void;
}
