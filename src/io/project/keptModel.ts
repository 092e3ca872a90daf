/** A trained model that goes into a project file: its files by name, as they are stored. */
export interface KeptModel {
  readonly id: string;
  readonly files: ReadonlyMap<string, Blob>;
}

/** A trained model in a project file. */
export interface FileModel {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  /** Bytes of all its files. */
  readonly size: number;
  readonly files: ReadonlyMap<string, ModelFilePlace>;
}

/** Where in the project file a file of a model lies, and what names its bytes. */
export interface ModelFilePlace {
  readonly start: number;
  readonly end: number;
  readonly sha256: string;
}

/** A trained model that comes with files that are held. */
export interface ComingModel extends Omit<FileModel, "files"> {
  readonly files: ReadonlyMap<
    string,
    { readonly bytes: Uint8Array<ArrayBuffer>; readonly sha256: string }
  >;
}
