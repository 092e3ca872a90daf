import type { z } from "zod";

/** Field and fault of a value that does not match its schema: `entities[3].end`, `is missing`. */
export function firstFault(error: z.ZodError): { field: string; fault: string } {
  const issue = error.issues[0];
  const field = issue.path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "");
  return { field, fault: faultOf(issue) };
}

const NOUNS: ReadonlyMap<string, string> = new Map([
  ["int", "a whole number"],
  ["number", "a number"],
  ["string", "a string"],
  ["boolean", "true or false"],
  ["array", "a list"],
  ["tuple", "a list"],
  ["object", "an object"],
  ["record", "an object"],
]);

/** What is wrong, in words that do not need the checker's; a schema's own words stay. */
function faultOf(issue: z.core.$ZodIssue): string {
  const { message } = issue;
  if (issue.code === "invalid_type") {
    const [, received] = /received (\w+)$/.exec(message) ?? [];
    if (received === undefined) return message;
    if (received === "undefined") return "is missing";
    const wanted = NOUNS.get(issue.expected) ?? issue.expected;
    const found = NOUNS.get(received) ?? received;
    return issue.expected === "int" && received === "number"
      ? `${wanted} is wanted`
      : `${wanted} is wanted, not ${found}`;
  }
  const own = !/^(?:Invalid|Too)\b/.test(message);
  if (own) return message;
  if (issue.code === "invalid_value") return `must be ${issue.values.map(quoted).join(" or ")}`;
  if (issue.code === "too_small") return limit(issue, issue.minimum, ["at least", "more than"]);
  if (issue.code === "too_big") return limit(issue, issue.maximum, ["at most", "less than"]);
  return "is of another form than is wanted";
}

function limit(
  { origin, inclusive }: { readonly origin: string; readonly inclusive?: boolean },
  value: number | bigint,
  [within, beyond]: readonly [string, string],
): string {
  const bound = `${inclusive ? within : beyond} ${value}`;
  if (origin === "array") return `must have ${bound} items`;
  return origin === "string" ? `must have ${bound} characters` : `must be ${bound}`;
}

const quoted = (value: unknown): string => JSON.stringify(value) ?? String(value);
