import { t } from "../../language/words.ts";
import type { LeaveOut } from "../goldDoc.ts";
import { isRecord } from "../isRecord.ts";
import { type Cas, type CasSofa, type CasStructure, NULL, SOFA } from "./cas.ts";

type Json = Readonly<Record<string, unknown>>;

/** Whether a value is a CAS. */
export const isCas = (value: unknown): value is Json =>
  isRecord(value) &&
  (isList(value["%FEATURE_STRUCTURES"]) ||
    (isRecord(value["%VIEWS"]) && isRecord(value["%TYPES"])));

/** Whether a value is a CAS as UIMA wrote it before. */
export const isOldCas = (value: unknown): boolean =>
  isRecord(value) &&
  isRecord(value._views) &&
  (isRecord(value._context) || isRecord(value._referenced_fss));

const isList = (value: unknown): boolean => Array.isArray(value) || isRecord(value);

/** The CAS of a value. What has another form is told. */
export function casOfJson(value: Json, leaveOut: LeaveOut): Cas {
  const structures: CasStructure[] = [];
  const sofas: CasSofa[] = [];
  for (const [key, id, structure] of listed(value["%FEATURE_STRUCTURES"])) {
    const place = { field: `%FEATURE_STRUCTURES${key}` };
    const type = isRecord(structure) ? structure["%TYPE"] : undefined;
    if (!isRecord(structure) || typeof type !== "string") {
      leaveOut(t("feature structures without a type"), place);
      continue;
    }
    const own = textOf(structure["%ID"] ?? id);
    if (type === SOFA) {
      const text = typeof structure.sofaString === "string" ? structure.sofaString : null;
      sofas.push({ id: own, view: textOf(structure.sofaID), text });
    } else if (type !== NULL) structures.push({ ...structureOf(structure, type), id: own, place });
  }
  const members = new Map<string, ReadonlySet<string>>();
  const views = isRecord(value["%VIEWS"]) ? Object.values(value["%VIEWS"]) : [];
  for (const view of views)
    if (isRecord(view) && Array.isArray(view["%MEMBERS"]))
      members.set(textOf(view["%SOFA"]), new Set(view["%MEMBERS"].map(textOf)));
  return { structures, sofas, members };
}

/** Feature structures, in a list or by their ids, with their places. */
function listed(value: unknown): (readonly [key: string, id: unknown, structure: unknown])[] {
  if (Array.isArray(value)) return value.map((one: unknown, i) => [`[${i}]`, undefined, one]);
  return Object.entries(isRecord(value) ? value : {}).map(([id, one]) => [`.${id}`, id, one]);
}

/** References begin with `@`; numbers that JSON does not have with `#`. */
function structureOf(structure: Json, type: string) {
  const values = new Map<string, string>();
  const refs = new Set<string>();
  for (const [name, value] of Object.entries(structure)) {
    if (name === "%ELEMENTS") values.set("elements", textOf(value));
    if (/^[%^]/.test(name) || name === "@sofa" || value === null) continue;
    const plain = name.replace(/^[@#]/, "");
    values.set(plain, textOf(value));
    if (name.startsWith("@")) refs.add(plain);
  }
  return { type, values, refs, sofa: textOf(structure["@sofa"]) };
}

/** Of lists the items, with blanks between them. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(" ");
  if (isRecord(value)) return JSON.stringify(value);
  return value === null || value === undefined ? "" : String(value);
}
