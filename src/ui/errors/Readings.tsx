import { sentenceById } from "../../core/document/docIndex.ts";
import type { Doc } from "../../core/document/document.ts";
import type { Span } from "../../core/document/overlaps.ts";
import { charSpan } from "../../core/document/words.ts";
import { confirmedSpans } from "../../core/review/confirmedSpans.ts";
import type { LikelyError } from "../../core/review/likelyErrors.ts";
import { visiblePart } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import { useLooks } from "../app/useLooks.ts";
import { type Looks, lookOf, type TypeLook } from "../look/looks.ts";
import { entityText } from "../look/names.ts";
import { TypeText } from "../look/TypeText.tsx";

interface Props {
  readonly error: LikelyError;
  readonly doc: Doc;
}

/** A sentence as it is labelled, and as models read it. */
export function Readings({ error, doc }: Props) {
  const looks = useLooks();
  const sides =
    error.doubt.of === "span" ? spanSides(error, doc, looks) : pairSides(error, doc, looks);
  return (
    <dl className="readings">
      <dt>{t("You")}</dt>
      <dd>
        <Side doc={doc} error={error} side={sides.mine} nothing={t("nothing is labelled here")} />
      </dd>
      <dt>{t("Models")}</dt>
      <dd>
        <Side doc={doc} error={error} side={sides.theirs} nothing={t("nothing is here")} />
      </dd>
    </dl>
  );
}

/** What one of the two says: where, and of which type. */
interface SideOf {
  readonly spans: readonly Span[];
  readonly look: TypeLook;
  /** Of a relation: its ends in words. */
  readonly ends: readonly [string, string] | null;
}

interface SideProps extends Props {
  readonly side: SideOf | null;
  readonly nothing: string;
}

function Side({ doc, error, side, nothing }: SideProps) {
  return (
    <>
      <p className="reading-type">
        {!side && <span className="quiet">{nothing}</span>}
        {side && !side.ends && (
          <span className="hit-type" data-hue={side.look.hue}>
            <TypeText name={side.look.verbose} />
          </span>
        )}
        {side?.ends && (
          <span dir="ltr">
            <bdi>{side.ends[0]}</bdi>{" "}
            <span className="hit-type" data-hue={side.look.hue}>
              {side.look.symmetric ? "↔" : "–"} <TypeText name={side.look.verbose} />{" "}
              {side.look.symmetric ? "↔" : "→"}
            </span>{" "}
            <bdi>{side.ends[1]}</bdi>
          </span>
        )}
      </p>
      <MarkedSentence doc={doc} error={error} side={side} />
    </>
  );
}

function MarkedSentence({ doc, error, side }: Omit<SideProps, "nothing">) {
  const sentence = sentenceById(doc, error.sentence);
  if (!sentence) return null;
  const spans = [...(side?.spans ?? [])].sort((a, b) => a.start - b.start);
  const parts: { readonly text: string; readonly isMarked: boolean; readonly at: number }[] = [];
  let at = sentence.start;
  for (const { start, end } of spans) {
    if (start < at) continue;
    parts.push({ text: visiblePart(doc.text, { start: at, end: start }), isMarked: false, at });
    parts.push({ text: visiblePart(doc.text, { start, end }), isMarked: true, at: start });
    at = end;
  }
  parts.push({
    text: visiblePart(doc.text, { start: at, end: sentence.end }),
    isMarked: false,
    at,
  });
  return (
    <p className="reading-words" dir="auto">
      {parts.map(({ text, isMarked, at: from }) =>
        isMarked ? (
          <mark key={from} data-hue={side?.ends ? undefined : side?.look.hue}>
            {text}
          </mark>
        ) : (
          text
        ),
      )}
    </p>
  );
}

interface Sides {
  readonly mine: SideOf | null;
  readonly theirs: SideOf | null;
}

function spanSides({ doubt, mine, sentence: id }: LikelyError, doc: Doc, looks: Looks): Sides {
  const sentence = sentenceById(doc, id);
  const entity = mine === null ? undefined : doc.entities[mine];
  const side = (type: string, span: Span): SideOf => {
    return { spans: [span], look: lookOf(looks.entities, type), ends: null };
  };
  return {
    mine: entity ? side(entity.type, entity) : null,
    theirs:
      doubt.of === "span" && doubt.theirs && sentence
        ? side(doubt.theirs.type, charSpan(sentence, doubt.theirs))
        : null,
  };
}

function pairSides({ doubt, mine, sentence }: LikelyError, doc: Doc, looks: Looks): Sides {
  const side = (type: string, ends: readonly string[]): SideOf => ({
    spans: ends.flatMap((end) => doc.entities[end] ?? []),
    look: lookOf(looks.relations, type),
    ends: [entityText(doc, ends[0]), entityText(doc, ends[1])],
  });
  const relation = mine === null ? undefined : doc.relations[mine];
  const places = confirmedSpans(doc, sentence);
  const theirs = doubt.of === "relation" ? doubt.theirs : null;
  const ends = theirs && [places[theirs.head]?.id, places[theirs.tail]?.id];
  return {
    mine: relation ? side(relation.type, [relation.head, relation.tail]) : null,
    theirs:
      theirs && ends?.every((end) => end !== undefined)
        ? side(theirs.type, ends as string[])
        : null,
  };
}
