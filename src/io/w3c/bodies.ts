import { t } from "../../language/words.ts";
import type { LeaveOut } from "../goldDoc.ts";
import type { Place } from "../importError.ts";
import { isRecord } from "../isRecord.ts";
import { typeName } from "../typeNames.ts";
import { listOf, purposesOf } from "./annotation.ts";

/** Purposes whose bodies say what something is, the first one first. */
const NAMING = ["tagging", "classifying"];

/** The type that an annotation gives: its first tag or class; empty without one. Others are told. */
export function typeOf(
  annotation: Readonly<Record<string, unknown>>,
  place: Place,
  leaveOut: LeaveOut,
): string {
  const within = place.field === undefined ? "" : `${place.field}.`;
  const own = purposesOf(annotation.motivation);
  const bodies = listOf(annotation.body).map((body, i) => {
    const said = isRecord(body) ? purposesOf(body.purpose ?? body.role) : [];
    const purposes = said.length > 0 ? said : own;
    return { label: labelOf(body), purposes, at: { ...place, field: `${within}body[${i}]` } };
  });
  const named = NAMING.flatMap((purpose) =>
    bodies.filter(({ label, purposes }) => label !== "" && purposes.includes(purpose)),
  );
  const [first] = named;
  for (const body of bodies) {
    if (body === first) continue;
    leaveOut(named.includes(body) ? t("further tags") : kindOf(body.purposes), body.at);
  }
  if (annotation.bodyValue !== undefined) {
    if (!first && own.some((purpose) => NAMING.includes(purpose)))
      return typeName(String(annotation.bodyValue));
    leaveOut(t("comments"), { ...place, field: `${within}bodyValue` });
  }
  return first?.label ?? "";
}

const kindOf = (purposes: readonly string[]): string =>
  purposes.includes("identifying") || purposes.includes("linking")
    ? t("links to what is meant")
    : t("comments");

/** What a body says: its text, its label, or what it points to. */
function labelOf(body: unknown): string {
  if (typeof body === "string") return typeName(body);
  if (!isRecord(body)) return "";
  const { value, label, source, id } = body;
  const pointed = isRecord(source) ? (source.label ?? source.id) : source;
  const found = [value, label, pointed, id].find((one) => typeof one === "string" && one !== "");
  return typeof found === "string" ? typeName(found) : "";
}
