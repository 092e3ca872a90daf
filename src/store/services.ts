import type { ProjectStorage } from "../storage/projectStorage.ts";
import type { ModelService, TextService } from "../worker/protocol.ts";

/** What the store works with; tests pass fakes. */
export interface Services {
  readonly model: ModelService;
  readonly text: TextService;
  readonly storage: ProjectStorage;
  /** Hands a file to the user. */
  readonly download: (name: string, blob: Blob) => void;
}
