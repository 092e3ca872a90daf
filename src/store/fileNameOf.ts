import { cutForFile } from "../core/lifecycle/modelName.ts";

/** A name that any file system takes. */
export const fileNameOf = (name: string): string =>
  cutForFile(name.replace(/[^\p{L}\p{N}._ -]+/gu, "_").replace(/^\.+/, "_")) || "model";
