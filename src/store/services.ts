import type { ProjectStorage } from "../storage/projectStorage.ts";
import type { ModelClient, TextService } from "../worker/protocol.ts";

/** What the store works with; tests pass fakes. */
export interface Services {
  readonly model: ModelClient;
  readonly text: TextService;
  readonly storage: ProjectStorage;
  /** Hands a file to the user. */
  readonly download: (name: string, blob: Blob) => void;
}
