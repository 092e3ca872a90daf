import { useState } from "react";
import { Button } from "react-aria-components";
import { triplesTsv } from "../../core/results/shownTriples.ts";
import type { Triple } from "../../core/results/triples.ts";
import { t } from "../../language/words.ts";

/** Copies the shown triples as a table for spreadsheets, and says whether that was allowed. */
export function CopyTable({ triples }: { triples: readonly Triple[] }) {
  const [said, setSaid] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(triplesTsv(triples));
      setSaid(
        t("Copied {triples, plural, one {# triple} other {# triples}}", {
          triples: triples.length,
        }),
      );
    } catch {
      setSaid(t("The browser does not allow it"));
    }
  };
  return (
    <>
      <Button
        className="button small"
        isDisabled={triples.length === 0}
        onPress={() => void copy()}
      >
        {t("Copy as table")}
      </Button>
      <span role="status" className="quiet">
        {said}
      </span>
    </>
  );
}
