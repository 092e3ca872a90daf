import { z } from "zod";
import { t } from "../../language/words.ts";
import type { GoldRelation, LeaveOut } from "../goldDoc.ts";
import type { Place } from "../importError.ts";
import { checkedItems } from "../jsonRecords.ts";
import { typeName, UNNAMED } from "../typeNames.ts";
import type { Example } from "./example.ts";
import type { Span } from "./spans.ts";

const end = z.object({ start: z.int(), end: z.int(), label: z.string().nullish() }).nullish();
const number = z.int().nullish();

const relation = z.object({
  label: z.string().nullish(),
  head: number,
  child: number,
  head_span: end,
  child_span: end,
});

const token = z.object({ start: z.int(), end: z.int() });

/** What relations are read with. */
export interface RelationHost {
  readonly place: Place;
  readonly spans: readonly Span[];
  /** Whether a span was placed in the text. */
  readonly isPlaced: (id: string) => boolean;
  readonly leaveOut: LeaveOut;
  readonly note: (text: string) => void;
}

/** The relations of an example: their ends are spans, by offsets or by the number of a token. */
export function relationsOf(example: Example, host: RelationHost): GoldRelation[] {
  const { place, leaveOut, note } = host;
  const where = { place, field: "relations" };
  return checkedItems(
    example.relations,
    relation,
    where,
    t("relations that do not name two spans"),
    leaveOut,
  ).flatMap(({ value, place }): GoldRelation[] => {
    const find = (at: z.infer<typeof end>, index: number | null | undefined) => {
      const found =
        (at && spanAt(at, host.spans)) ?? spanOfToken(index, example.tokens, host.spans);
      return found && host.isPlaced(found.id) ? found.id : undefined;
    };
    const head = find(value.head_span, value.head);
    const tail = find(value.child_span, value.child);
    if (head === undefined || tail === undefined) {
      leaveOut(t("relations of what is not a span"), place);
      return [];
    }
    const type = typeName(value.label ?? "");
    if (type === "")
      note(
        t("relations without a label are of the type “{relation}”", { relation: UNNAMED.relation }),
      );
    return [{ type: type || UNNAMED.relation, head, tail, place }];
  });
}

function spanAt(
  at: { readonly start: number; readonly end: number; readonly label?: string | null | undefined },
  spans: readonly Span[],
): Span | undefined {
  const there = spans.filter(({ start, end }) => start === at.start && end === at.end);
  return there.find(({ type }) => type === typeName(at.label ?? "")) ?? there[0];
}

/** The span of a token; of several the one that ends with it, then the shortest. */
function spanOfToken(
  index: number | null | undefined,
  tokens: readonly unknown[],
  spans: readonly Span[],
): Span | undefined {
  if (typeof index !== "number") return undefined;
  const { data: at } = token.safeParse(tokens[index]);
  const covering = spans.filter((span) =>
    span.tokens
      ? span.tokens[0] <= index && index <= span.tokens[1]
      : at && span.start <= at.start && at.end <= span.end,
  );
  const endsWith = ({ tokens: own, end }: Span) => (own ? own[1] === index : end === at?.end);
  const length = ({ start, end }: Span) => end - start;
  return covering.toSorted(
    (a, b) => Number(endsWith(b)) - Number(endsWith(a)) || length(a) - length(b),
  )[0];
}
