import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import type { Example } from "../core/example.ts";
import type { ModelTypes } from "../core/modelTypes.ts";
import { parseModelTypes } from "../io/modelTypes.ts";
import { parseSpertJson } from "../io/spertJson.ts";
import type { ModelFolder } from "../model/modelFolder.ts";
import { UserError } from "./userError.ts";

/** Reads a text file; a missing one is the caller's mistake. */
export function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new UserError(`${path}: ${reason(error)}`);
  }
}

/** Reads SpERT JSON files, one after the other. */
export const readExamples = (paths: readonly string[], types: ModelTypes): Example[] =>
  paths.flatMap((path) => parseSpertJson(readText(path), path, types));

export const readTypes = (path: string): ModelTypes => parseModelTypes(readText(path), path);

/** A model's folder on disk. */
export function diskFolder(path: string): ModelFolder {
  if (!existsSync(path) || !statSync(path).isDirectory())
    throw new UserError(`${path}: no such folder`);
  return {
    name: path,
    read: async (file) =>
      existsSync(join(path, file)) ? new Uint8Array(readFileSync(join(path, file))) : null,
  };
}

export const fileName = (path: string): string => basename(path);

function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return "no such file";
  if (code === "EISDIR") return "is a folder, not a file";
  return message;
}
