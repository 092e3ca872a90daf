const SPACE = /[ \t\r\n]*/y;
const TOKEN =
  /[{}[\],:]|"[^"\\\p{Cc}]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\p{Cc}]*)*"|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null)(?![\w.+-])/uy;

/** The beginning of a token at which a text ends: it was cut off there. */
const CUT_OFF =
  /(?:"[^"\\\p{Cc}]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\p{Cc}]*)*(?:\\(?:u[0-9a-fA-F]{0,3})?)?|-|-?(?:0|[1-9]\d*)(?:\.|(?:\.\d+)?[eE][-+]?)|t(?:ru?)?|f(?:a(?:ls?)?)?|n(?:ul?)?)\s*$/uy;

type Wanted = "value" | "value or ]" | "key" | "key or }" | "colon" | "comma or end" | "end";

/** Where a text stops being JSON: the line (from 1) and what stands there, empty at the end. */
export function jsonFault(text: string): { line: number; found: string } {
  const at = faultOffset(text);
  const before = at < text.length ? text.slice(0, at) : text.trimEnd();
  const [found] = /^(?:[^\s,:[\]{}"]{1,20}|.)/u.exec(text.slice(at, at + 40)) ?? [""];
  return { line: before.split("\n").length, found };
}

function faultOffset(text: string): number {
  const open: ("{" | "[")[] = [];
  let wanted: Wanted = "value";
  let at = after(SPACE, text, 0);
  while (at < text.length) {
    const end = after(TOKEN, text, at);
    const next = follow(wanted, text[at], open);
    if (!next) return at;
    if (end === at) return after(CUT_OFF, text, at) > at ? text.length : at;
    wanted = next;
    at = after(SPACE, text, end);
  }
  return at;
}

/** What must follow a token; null where it is out of place. */
function follow(wanted: Wanted, token: string, open: ("{" | "[")[]): Wanted | null {
  const inside = open.at(-1);
  if (token === "]" || token === "}") {
    const fits = token === "]" ? inside === "[" : inside === "{";
    const due =
      wanted === "comma or end" || wanted === `${inside === "[" ? "value" : "key"} or ${token}`;
    if (!fits || !due) return null;
    open.pop();
    return open.length > 0 ? "comma or end" : "end";
  }
  if (token === ",") {
    if (wanted !== "comma or end") return null;
    return inside === "{" ? "key" : "value";
  }
  if (token === ":") return wanted === "colon" ? "value" : null;
  if (wanted === "key" || wanted === "key or }") return token === '"' ? "colon" : null;
  if (wanted !== "value" && wanted !== "value or ]") return null;
  if (token === "{" || token === "[") {
    open.push(token);
    return token === "{" ? "key or }" : "value or ]";
  }
  return open.length > 0 ? "comma or end" : "end";
}

function after(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
