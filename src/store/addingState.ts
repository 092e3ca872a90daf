import type { ModelAbout } from "../core/lifecycle/addedModel.ts";
import type { ModelSource } from "../core/lifecycle/openModel.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import type { ExportAs } from "../worker/modelRequests.ts";
import type { LookedAt } from "../worker/textProtocol.ts";
import type { PickedFile } from "./importState.ts";

/** A model that is being added from files: nothing is stored before its last station. */
export type Adding =
  | { readonly kind: "none" }
  | { readonly kind: "looking"; readonly id: string; readonly name: string }
  | {
      readonly kind: "looked";
      readonly id: string;
      readonly name: string;
      readonly found: LookedAt;
      /** Why it could not be stored. */
      readonly fault: string | null;
    }
  | {
      readonly kind: "storing";
      readonly id: string;
      readonly name: string;
      readonly found: LookedAt;
      /** Bytes that are stored, of all. */
      readonly done: number;
      readonly all: number;
    }
  /** What it is about, and what is missing, wrong or not supported. */
  | { readonly kind: "refused"; readonly name: string; readonly message: string };

/** Models that the user brings, and what is done with any model beside using it. */
export interface AddingState {
  readonly adding: Adding;
  /** Looks at the files of a model. @param beside documents among them, by their paths, which are told */
  addModel(files: readonly PickedFile[], beside?: readonly string[]): Promise<void>;
  /** Stores the model that was looked at. */
  storeModel(as: { readonly name: string; readonly types?: ModelTypes | undefined }): Promise<void>;
  closeAdding(): void;
  /** The types of a `types.json`. @throws Error that names what is wrong in it */
  readTypes(file: Blob & { readonly name: string }): Promise<ModelTypes>;
  removeAdded(id: string): Promise<void>;
  /** @throws Error where the model is gone */
  aboutModel(source: ModelSource): Promise<ModelAbout>;
  /** Starts a download of a model that lies here or comes with the app. */
  exportStored(
    source: ModelSource,
    as: Pick<ExportAs, "dtype"> & { readonly name: string },
  ): Promise<void>;
  /** Bytes that the browser has room for; null where it does not say. */
  modelRoom(): Promise<number | null>;
}
