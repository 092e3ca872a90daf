import { TransNoContext } from "@lingui/react/server";
import type { ReactElement, ReactNode } from "react";
import { visibly } from "../../language/unseen.ts";
import { i18n } from "../../language/words.ts";

interface Props {
  /** The message in English; an element of `components` stands in it as `<0>words</0>` or `<1/>`. */
  readonly id: string;
  readonly values?: Readonly<Record<string, ReactNode>>;
  readonly components?: Readonly<Record<string, ReactElement>>;
}

/** A message of the page with elements in it: emphasis, keys, names of types, buttons. */
export function Trans({ id, values = {}, components = {} }: Props) {
  return (
    <TransNoContext
      id={id}
      values={plainIn(values)}
      components={{ ...components }}
      lingui={{ i18n }}
    />
  );
}

const asItIs = (words: string): ReactNode => (/[<\\]/.test(words) ? [words] : words);

/** Names that people give may look like tags or escapes: as elements nobody reads them as such. */
const plainIn = (values: NonNullable<Props["values"]>): Record<string, ReactNode> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "string" ? asItIs(visibly(value)) : value,
    ]),
  );
