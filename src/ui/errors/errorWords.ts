import type { LabelDoubt } from "../../core/learn/labelDoubts.ts";
import { t } from "../../language/words.ts";
import { percent } from "../look/names.ts";

/** What may be wrong, in a few words. */
export function whatIsWrong({ of, kind }: LabelDoubt): string {
  switch (kind) {
    case "missing":
      return of === "span" ? t("A span may be missing") : t("A relation may be missing");
    case "extra":
      return of === "span" ? t("This span may be none") : t("This relation may be none");
    case "type":
      return t("Another type may be right");
    case "borders":
      return t("Other borders may be right");
    case "reversed":
      return t("The relation may go the other way");
  }
}

/** Why it is asked about. */
export function whySo({ score, right, strings, theirs, of }: LabelDoubt): string {
  const said: string[] = [];
  if (score !== null) {
    const what = theirs ? t("read it so") : t("say that there is no such {of}", { of });
    const often =
      right && right.of > 0
        ? t("; they were right in {right, number} of {of, number} such cases", {
            right: right.right,
            of: right.of,
          })
        : "";
    said.push(
      t("Models that did not learn this sentence {what} with {score}{often}.", {
        what,
        score: percent(score),
        often,
      }),
    );
  }
  if (strings) {
    const how = theirs ? t("are labelled as {type}", { type: theirs.type }) : t("are not labelled");
    said.push(
      t("The same words {how} in {right, number} of {of, number} places.", {
        how,
        right: strings.right,
        of: strings.of,
      }),
    );
  }
  return said.join(" ");
}
