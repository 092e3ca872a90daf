import type { z } from "zod";
import { listed } from "./lists.ts";
import { t } from "./words.ts";

/** Field and fault of a value that does not match its schema: `entities[3].end`, `is missing`. */
export function firstFault(error: z.ZodError): { field: string; fault: string } {
  const issue = error.issues[0];
  const field = issue.path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "");
  return { field, fault: faultOf(issue) };
}

const NOUNS: ReadonlyMap<string, () => string> = new Map([
  ["int", () => t("a whole number")],
  ["number", () => t("a number")],
  ["string", () => t("a string")],
  ["boolean", () => t("true or false")],
  ["array", () => t("a list")],
  ["tuple", () => t("a list")],
  ["object", () => t("an object")],
  ["record", () => t("an object")],
]);

/** What is wrong, in words that do not need the checker's; a schema's own words stay. */
function faultOf(issue: z.core.$ZodIssue): string {
  const { message } = issue;
  if (issue.code === "invalid_type") {
    const [, received] = /received (\w+)$/.exec(message) ?? [];
    if (received === undefined) return message;
    if (received === "undefined") return t("is missing");
    const wanted = NOUNS.get(issue.expected)?.() ?? issue.expected;
    const found = NOUNS.get(received)?.() ?? received;
    return issue.expected === "int" && received === "number"
      ? t("{wanted} is wanted", { wanted })
      : t("{wanted} is wanted, not {found}", { wanted, found });
  }
  const own = !/^(?:Invalid|Too)\b/.test(message);
  if (own) return message;
  if (issue.code === "invalid_value")
    return t("must be {values}", { values: listed(issue.values.map(quoted), "or") });
  if (issue.code === "too_small")
    return limit(issue, issue.minimum, issue.inclusive ? "least" : "more");
  if (issue.code === "too_big")
    return limit(issue, issue.maximum, issue.inclusive ? "most" : "less");
  return t("is of another form than is wanted");
}

function limit(
  { origin }: { readonly origin: string },
  value: number | bigint,
  bound: "least" | "more" | "most" | "less",
): string {
  const values = { bound, count: Number(value) };
  if (origin === "array")
    return t(
      "must have {bound, select, least {at least} more {more than} most {at most} other {less than}} {count, plural, one {# item} other {# items}}",
      values,
    );
  if (origin === "string")
    return t(
      "must have {bound, select, least {at least} more {more than} most {at most} other {less than}} {count, plural, one {# character} other {# characters}}",
      values,
    );
  return t(
    "must be {bound, select, least {at least} more {more than} most {at most} other {less than}} {count}",
    values,
  );
}

const quoted = (value: unknown): string => JSON.stringify(value) ?? String(value);
