/** A sound input: files of one format, those of a model's folder, parts of a project, or answers of the Hub. */
export interface Sample {
  /** The id of the format that wrote it, or what else it is. */
  readonly format: string;
  readonly reader: "files" | "model" | "torch" | "parts" | "hub";
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** Which of them are broken; absent: any. */
  readonly breaks?: readonly string[];
}
