import { isRecord } from "../isRecord.ts";

/** The names of the numbers that columns hold, by column. */
export type ClassNames = ReadonlyMap<string, readonly string[]>;

/**
 * Finds names of classes in what describes a dataset: `dataset_infos.json`, `dataset_info.json`,
 * the `features` of a file or of the dataset viewer.
 */
export function classNamesOf(value: unknown, depth = 0): ClassNames {
  const found = new Map<string, readonly string[]>();
  if (depth > 6) return found;
  const add = (names: ClassNames) => {
    for (const [column, all] of names) if (!found.has(column)) found.set(column, all);
  };
  if (Array.isArray(value)) {
    for (const item of value) {
      if (!isRecord(item)) continue;
      const names = namesIn(item);
      if (typeof item.name === "string" && names) add(new Map([[item.name, names]]));
    }
  } else if (isRecord(value)) {
    for (const [key, inner] of Object.entries(value)) {
      const names = isRecord(inner) ? namesIn(inner) : null;
      if (names) add(new Map([[key, names]]));
      else if (typeof inner === "object") add(classNamesOf(inner, depth + 1));
    }
  }
  return found;
}

/** The names of a class label, or of the items of a list of them. */
function namesIn(feature: Readonly<Record<string, unknown>>, depth = 0): readonly string[] | null {
  const { names } = feature;
  if (Array.isArray(names) && names.length > 0 && names.every((name) => typeof name === "string")) {
    return names;
  }
  if (depth > 4) return null;
  for (const key of ["feature", "type", "sequence", "list", "class_label"]) {
    const inner = feature[key];
    const found = isRecord(inner) ? namesIn(inner, depth + 1) : null;
    if (found) return found;
  }
  return null;
}

const COLUMN = /^\s*-?\s*name:\s*(.+?)\s*$/;
const NAMES = /^(\s*)names:\s*(?:\[(.*)\])?\s*$/;
const NAME = /^(\s*)(?:'?"?\d+'?"?:|-)\s*(.+?)\s*$/;

/** The same of the head of a README of a dataset: the lines of YAML between two of dashes. */
export function classNamesOfReadme(text: string): ClassNames {
  const head = /^\ufeff?---\r?\n(.*?)\r?\n---/s.exec(text)?.[1];
  const found = new Map<string, readonly string[]>();
  if (!head) return found;
  const lines = head.split(/\r?\n/);
  let column = "";
  for (let i = 0; i < lines.length; i++) {
    column = COLUMN.exec(lines[i])?.[1] ?? column;
    const start = NAMES.exec(lines[i]);
    if (!start) continue;
    const names = start[2]?.split(",").map(plain) ?? [];
    for (let next = i + 1; !start[2] && next < lines.length; next++) {
      const name = NAME.exec(lines[next]);
      if (!name || name[1].length < start[1].length) break;
      names.push(plain(name[2]));
    }
    if (names.length > 0 && !found.has(plain(column))) found.set(plain(column), names);
  }
  return found;
}

const plain = (scalar: string): string => scalar.trim().replace(/^(['"])(.*)\1$/, "$2");
