import type { ReactNode } from "react";
import type { Unseen } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";

/**
 * A character that nobody sees, with a sign of which it is. The sign comes from CSS: selecting,
 * finding, copying and places in the text know the character alone.
 */
function UnseenSign({ of: { sign, code }, children }: { of: Unseen; children: string }) {
  const name = t("Invisible character {sign}, {code}", { sign, code });
  return (
    <span className="unseen-sign" role="img" aria-label={name} title={name} data-sign={sign}>
      {children}
    </span>
  );
}

/** The stretch of a text from `start` to before `end`, with signs where something is not seen. */
export function withSigns(
  text: string,
  unseen: readonly Unseen[],
  { start, end }: { readonly start: number; readonly end: number },
): ReactNode {
  const own = unseen.filter(({ at, length }) => start <= at && at + length <= end);
  if (own.length === 0) return text.slice(start, end);
  const ends = [start, ...own.map(({ at, length }) => at + length)];
  return [
    ...own.flatMap((one, i) => [
      text.slice(ends[i], one.at),
      <UnseenSign key={one.at} of={one}>
        {text.slice(one.at, one.at + one.length)}
      </UnseenSign>,
    ]),
    text.slice(ends[own.length], end),
  ];
}
