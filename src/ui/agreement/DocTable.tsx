import { useMemo, useState } from "react";
import { Button } from "react-aria-components";
import { agreementOf } from "../../core/agreement/agreement.ts";
import { isUnlike } from "../../core/agreement/alignedDoc.ts";
import { countAgreement } from "../../core/agreement/countAgreement.ts";
import { docDifferences } from "../../core/agreement/docDifferences.ts";
import type { MatchedDocs } from "../../core/agreement/matchDocs.ts";
import type { Doc } from "../../core/document/document.ts";
import { shownNumber } from "../../language/numbers.ts";
import { visibly } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import { f1Text } from "./figureText.ts";
import type { ComparedRow } from "./useCompared.ts";

interface Props {
  readonly rows: readonly ComparedRow[];
  readonly matched: MatchedDocs;
  /** Shows the differences of a document. */
  readonly onWalk: (doc: string) => void;
}

/** So many are shown at first, and with each press of the button. */
const AT_ONCE = 100;

/** Agreement document by document, and the documents that cannot be compared. */
export function DocTable({ rows, matched, onWalk }: Props) {
  const [most, setMost] = useState(AT_ONCE);
  const unlike = rows.flatMap(({ pair, before }) =>
    isUnlike(before) ? [{ doc: pair.left, why: before.unlike }] : [],
  );
  const compared = rows.flatMap(({ pair, before }) =>
    isUnlike(before) ? [] : [{ doc: pair.left, found: before }],
  );
  const shown = useMemo(
    () =>
      compared.slice(0, most).map(({ doc, found }) => ({
        doc,
        differing: docDifferences(found).all.length,
        ...agreementOf([countAgreement(found)]),
      })),
    [compared, most],
  );
  return (
    <section aria-label={t("Documents")} className="agreement-kind">
      <h3>{t("Documents")}</h3>
      {compared.length > 0 && (
        <div className="agreement-scroll">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t("Document")}</th>
                {[t("Sentences"), t("Spans, strict"), t("Relations, strict"), t("Differences")].map(
                  (head) => (
                    <th key={head} scope="col" className="number">
                      {head}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {shown.map(({ doc, sentences, spans, relations, differing }) => (
                <tr key={doc.id}>
                  <th scope="row">
                    <bdi>{visibly(doc.name)}</bdi>
                  </th>
                  <td className="number">{shownNumber(sentences)}</td>
                  <td className="number">{f1Text(spans.strict)}</td>
                  <td className="number">{f1Text(relations.strict)}</td>
                  <td className="number">
                    {differing === 0 ? (
                      "none"
                    ) : (
                      <Button
                        className="button small"
                        aria-label={t(
                          "{differing, plural, one {# difference} other {# differences}} in {name}",
                          { differing, name: doc.name },
                        )}
                        onPress={() => onWalk(doc.id)}
                      >
                        {shownNumber(differing)}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {compared.length > most && (
        <Button className="button small" onPress={() => setMost(most + AT_ONCE)}>
          {t("Show more ({compared, number} left)", { compared: compared.length - most })}
        </Button>
      )}
      <DocList
        title={t("Cannot be compared: the texts are too different")}
        docs={unlike.map(({ doc, why }) => ({ doc, note: why }))}
      />
      <DocList title={t("Only left")} docs={matched.onlyLeft.map((doc) => ({ doc }))} />
      <DocList title={t("Only right")} docs={matched.onlyRight.map((doc) => ({ doc }))} />
    </section>
  );
}

interface ListProps {
  readonly title: string;
  readonly docs: readonly { readonly doc: Doc; readonly note?: string }[];
}

function DocList({ title, docs }: ListProps) {
  if (docs.length === 0) return null;
  return (
    <details>
      <summary>
        {title} ({shownNumber(docs.length)})
      </summary>
      <ul>
        {docs.slice(0, AT_ONCE).map(({ doc, note }) => (
          <li key={doc.id}>
            <bdi>{visibly(doc.name)}</bdi>
            {note !== undefined && <span className="quiet"> {note}</span>}
          </li>
        ))}
      </ul>
      {docs.length > AT_ONCE && (
        <p className="quiet">
          {t("And {docs, plural, one {# more document} other {# more documents}}.", {
            docs: docs.length - AT_ONCE,
          })}
        </p>
      )}
    </details>
  );
}
