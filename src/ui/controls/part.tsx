import { type ComponentType, lazy, Suspense, useState } from "react";

/** Parts of the page that came not with it, each to be fetched once. */
const parts: (() => Promise<unknown>)[] = [];

/**
 * A part of the page that a first visit need not wait for. It comes when it is first drawn, or before
 * that when the page rests (`fetchParts`), and is then drawn at once.
 */
export function part<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let here: ComponentType<Props> | null = null;
  const fetched = async () => {
    here = await load();
    return { default: here };
  };
  parts.push(fetched);
  const Later = lazy(fetched);
  return function Part(props: Props) {
    const [Drawn] = useState(() => here ?? Later);
    return (
      <Suspense>
        <Drawn {...props} />
      </Suspense>
    );
  };
}

/** Fetches all parts, one after the other; what does not come is fetched when it is drawn. */
export async function fetchParts(): Promise<void> {
  for (const fetched of parts) await fetched().catch(() => {});
}
