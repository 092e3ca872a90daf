import type { EncoderKind } from "./encoderKind.ts";

const PARTS = /^(embeddings|embeddings_project|encoder)\./;

/** Names of checkpoints that are ours but for what stands before them, which may lack (`bert.`, `roberta.`). */
export function prefixed(prefix: string): Pick<EncoderKind, "ours" | "theirs"> {
  const before = `${prefix}.`;
  return {
    ours: (name) => {
      const own = name.startsWith(before) ? name.slice(before.length) : name;
      return PARTS.test(own) ? `bert.${own}` : name;
    },
    theirs: (name) => name.replace(/^bert\./, before),
  };
}
