import { isRecord } from "../isRecord.ts";
import type { JsonContent, JsonItem } from "../jsonContent.ts";
import { jsonItems } from "../jsonContent.ts";

/** Whether a value is an annotation for sure. */
export const isAnnotation = (value: unknown): value is Record<string, unknown> =>
  isRecord(value) &&
  "target" in value &&
  listOf(value.type ?? value["@type"]).some((type) => /(?:^|[:/#])Annotation$/.test(String(type)));

/** The annotations of a list, a page, a collection with its first page, a graph, or lines. */
export function annotationItems(content: JsonContent): readonly JsonItem[] {
  if (content.kind !== "value" || !isRecord(content.value)) return jsonItems(content);
  const { value } = content;
  const pages = [value, value.first].filter(isRecord);
  for (const [i, page] of pages.entries())
    for (const key of ["items", "@graph"]) {
      const list = page[key];
      const field = i === 0 ? key : `first.${key}`;
      if (Array.isArray(list))
        return list.map((value: unknown, n) => ({ value, place: { field: `${field}[${n}]` } }));
    }
  return jsonItems(content);
}

/** Whether a value is a page or a collection of annotations, which may be empty. */
export const isPage = (value: unknown): boolean =>
  isRecord(value) &&
  listOf(value.type).some((type) => /^Annotation(?:Page|Collection)$/.test(String(type)));

/** In JSON-LD what is one may stand without its list. */
export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

/** What an annotation is for, itself or one of its bodies: `linking`, `tagging`. */
export const purposesOf = (value: unknown): string[] =>
  listOf(value).flatMap((one) => (typeof one === "string" ? [one.replace(/^.*[:/#]/, "")] : []));
