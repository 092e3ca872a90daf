import type { CompiledMessage } from "@lingui/message-utils/compileMessage";
import { compileWords } from "./compileWords.ts";

type Token = CompiledMessage[number];

const PLAIN = "aceginosuyACEINOSUYZ";
const ACCENTED = "áçéğíñóšúýÁÇÉÍÑÓŠÚÝŽ";

/** A message for looking at the page: every word of it is accented, and a third longer. */
export const pseudoWords = (message: string): CompiledMessage => compileWords(message).map(token);

/** A piece of a compiled message; of plural forms each has its own. */
function token(one: Token): Token {
  if (typeof one === "string") return one === "#" ? one : accented(one);
  if (one.length < 3) return one;
  const [name, kind = "plural", cases] = one;
  const said = Object.entries(cases as Record<string, CompiledMessage | undefined>).map(
    ([key, tokens]) => [key, Array.isArray(tokens) ? tokens.map(token) : tokens],
  );
  return [name, kind, Object.fromEntries(said)];
}

/** Tags such as `<0>` stay as they are. */
const accented = (text: string): string =>
  text
    .split(/(<\/?\w+\/?>)/)
    .map((part, i) => (i % 2 === 1 ? part : lengthened(part)))
    .join("");

const lengthened = (text: string): string =>
  text.replace(/[A-Za-z]+/g, (word) => {
    const letters = [...word].map((letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter);
    return word.length < 3 ? letters.join("") : letters.join("") + "~".repeat(word.length / 3);
  });
