import { safeFileName } from "../core/lifecycle/fileName.ts";

/** A name that any file system takes. */
export const fileNameOf = (name: string): string => safeFileName(name, "_", "model");
