// English as it stands in the sources, ready to be filled in. Lingui's own compiler knows all of ICU
// and weighs as much as the rest of it: this one knows what the sources use, and a test compares them.
import type { CompiledMessage } from "@lingui/message-utils/compileMessage";

type Token = CompiledMessage[number];

const known = new Map<string, CompiledMessage>();

/** Compiles a message, once. @throws of one that is not well-formed */
export function compileWords(message: string): CompiledMessage {
  const before = known.get(message);
  if (before !== undefined) return before;
  const compiled = /[{}]/.test(message) ? compile(message) : [message];
  known.set(message, compiled);
  return compiled;
}

function compile(message: string): CompiledMessage {
  let at = 0;
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(message);
    if (!found) throw new Error(`not a message at letter ${at + 1}: ${message}`);
    at = pattern.lastIndex;
    return found[1];
  };
  const tokens = (isInPlural: boolean): CompiledMessage => {
    const all: CompiledMessage = [];
    while (at < message.length && message[at] !== "}") {
      if (message[at] === "{") all.push(placeholder());
      else if (isInPlural && message[at] === "#") all.push(take(/(#)/y));
      else all.push(take(isInPlural ? /([^{}#]+)/y : /([^{}]+)/y));
    }
    return all;
  };
  const placeholder = (): Token => {
    const name = take(/\{\s*(\w+)\s*/y);
    if (message[at] === "}") return ended([name]);
    const kind = take(/,\s*(number|plural|select)\s*/y);
    if (kind === "number") return ended([name, kind]);
    take(/(,)\s*/y);
    const cases: Record<string, CompiledMessage> = {};
    while (message[at] !== "}") {
      const key = take(/=?(\w+)\s*\{/y);
      cases[key] = tokens(kind === "plural");
      take(/(\})\s*/y);
    }
    return ended([name, kind, { offset: undefined, ...cases }]);
  };
  const ended = (token: Token): Token => {
    take(/(\})/y);
    return token;
  };
  const all = tokens(false);
  if (at < message.length) throw new Error(`a brace too many: ${message}`);
  return all;
}
