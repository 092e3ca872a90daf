import type { Range } from "../../core/document/document.ts";
import { t } from "../../language/words.ts";
import type { GoldEntity, GoldRelation, LeaveOut } from "../goldDoc.ts";
import type { Place } from "../importError.ts";
import { UNNAMED_RELATION } from "../tokens/tokenRecord.ts";
import { typeName } from "../typeNames.ts";
import { isOfGrammar, shortName, type TsvColumn, type TsvLayer } from "./tsvSchema.ts";
import type { TsvUnit } from "./tsvText.ts";
import { readCell, splitAt, type TsvValue } from "./tsvValues.ts";

export interface TsvAnnotations {
  readonly entities: readonly GoldEntity[];
  readonly relations: readonly GoldRelation[];
}

/** An annotation on a unit: the features of all columns of its layer, by its place in the stack. */
interface Stacked {
  readonly id: string | null;
  readonly features: readonly { readonly column: TsvColumn; readonly value: string | null }[];
}

interface Span {
  readonly key: string;
  readonly layer: string;
  readonly id: string | null;
  readonly unit: string;
  readonly line: number;
  readonly start: number;
  end: number;
  readonly type: string;
}

/** Features that name a type, before others. */
const TYPE_FEATURES = ["value", "label", "type"];

/** The spans and relations of units. Layers of grammar, chains and slots are told, not read. */
export function readAnnotations(
  units: readonly TsvUnit[],
  layers: readonly TsvLayer[],
  leaveOut: LeaveOut,
): TsvAnnotations {
  const read = layers.filter(({ kind, name }) => kind === "span" && !isOfGrammar(name));
  const spans = new Map<string, Span>();
  for (const unit of units) {
    for (const layer of read) addSpans(unit, layer, spans, leaveOut);
  }
  for (const layer of layers) {
    if (layer.kind === "chain") tellLayer(units, layer, t("links of chains"), leaveOut);
    else if (layer.kind === "span" && !read.includes(layer)) {
      tellLayer(
        units,
        layer,
        t("annotations of the layer {type}", { type: shortName(layer) }),
        leaveOut,
      );
    }
  }
  const held = [...spans.values()].filter((span) => {
    if (span.end === span.start) leaveOut(t("spans without text"), { line: span.line });
    return span.end > span.start;
  });
  const relations = layers
    .filter(({ kind }) => kind === "relation")
    .flatMap((layer) => relationsOf(units, layer, held, leaveOut));
  return { entities: held.map(entityOf), relations };
}

const entityOf = ({ key, type, start, end, line }: Span): GoldEntity => {
  const fragments: Range[] = [[start, end]];
  return { id: key, type, fragments, place: { line } };
};

/** The annotations of a layer on a unit: the first of each column belong together, and so on. */
function stackOf({ cells }: TsvUnit, { columns }: TsvLayer): Stacked[] {
  const values = columns
    .filter(({ holds }) => holds === "feature" || holds === "nothing" || holds === "role")
    .map((column) => ({ column, stack: readCell(cells[column.at] ?? "_") }));
  const height = Math.max(0, ...values.map(({ stack }) => stack.length));
  return Array.from({ length: height }, (_, i) => ({
    id: values.map(({ stack }) => stack[i]?.id ?? null).find((id) => id !== null) ?? null,
    features: values
      .filter(({ column }) => column.holds === "feature")
      .map(({ column, stack }) => ({ column, value: stack[i]?.value ?? null })),
  }));
}

function addSpans(
  unit: TsvUnit,
  layer: TsvLayer,
  spans: Map<string, Span>,
  leaveOut: LeaveOut,
): void {
  for (const [i, { id, features }] of stackOf(unit, layer).entries()) {
    const key = `${layer.name} ${id === null ? `${unit.id} ${i}` : `[${id}]`}`;
    const open = spans.get(key);
    if (open) {
      open.end = Math.max(open.end, unit.range[1]);
      continue;
    }
    const [start, end] = unit.range;
    const { type, others } = typeOf(features, layer);
    const { line } = unit;
    for (const field of others) leaveOut(t("further features"), { line, field });
    spans.set(key, { key, layer: layer.name, id, unit: unit.id, line, start, end, type });
  }
  for (const { at, holds } of layer.columns) {
    if (holds !== "slot") continue;
    for (const link of splitAt(unit.cells[at] ?? "_", "|").flatMap((cell) => splitAt(cell, ";"))) {
      if (!/^[_*]?(?:\[\d*\])?$/.test(link)) {
        leaveOut(t("links with roles"), { line: unit.line, field: link });
      }
    }
  }
}

/** The type of an annotation, and the features that say more. */
function typeOf(features: Stacked["features"], layer: TsvLayer) {
  const set = features.filter(({ value }) => value !== null && typeName(value) !== "");
  const named = TYPE_FEATURES.flatMap(
    (name) => set.find(({ column }) => column.feature.toLowerCase() === name) ?? [],
  );
  const chosen = named[0] ?? set[0];
  return {
    type: typeName(chosen?.value ?? "") || shortName(layer) || UNNAMED_RELATION,
    others: set.filter((one) => one !== chosen).map(({ column }) => column.feature),
  };
}

function tellLayer(
  units: readonly TsvUnit[],
  layer: TsvLayer,
  kind: string,
  leaveOut: LeaveOut,
): void {
  const told = new Set<string>();
  for (const unit of units) {
    for (const { id } of stackOf(unit, layer)) {
      // In chains the number is that of the chain, and each link counts.
      if (layer.kind === "span" && id !== null && told.has(id)) continue;
      if (id !== null) told.add(id);
      leaveOut(kind, { line: unit.line });
    }
  }
}

/** Relations stand at the first unit of their tail, and name that of their head. */
function relationsOf(
  units: readonly TsvUnit[],
  layer: TsvLayer,
  spans: readonly Span[],
  leaveOut: LeaveOut,
): GoldRelation[] {
  const ends = layer.columns.find(({ holds }) => holds === "ends");
  const find = finder(spans, layer.base);
  return units.flatMap((unit) => {
    const refs = ends ? readCell(unit.cells[ends.at] ?? "_") : [];
    const stack = stackOf(unit, layer);
    return refs.flatMap((ref, i): GoldRelation[] => {
      const place: Place = { line: unit.line, field: ref.value ?? "" };
      const [head, tail] = endsOf(ref, unit, find);
      if (!head || !tail) {
        leaveOut(t("annotations of the layer {type}", { type: shortName(layer) }), place);
        return [];
      }
      const { type, others } = typeOf(stack[i]?.features ?? [], layer);
      for (const field of others) leaveOut(t("further features"), { line: unit.line, field });
      return [{ type, head: head.key, tail: tail.key, place }];
    });
  });
}

type Find = (unit: string, id: string | null) => Span | undefined;

function endsOf(
  { value, id }: TsvValue,
  unit: TsvUnit,
  find: Find,
): [Span | undefined, Span | undefined] {
  const [source, target] = (id ?? "").split("_");
  const idOf = (written: string | undefined) => (!written || written === "0" ? null : written);
  return [find(value ?? "", idOf(source)), find(unit.id, idOf(target))];
}

/** Finds spans of a layer by their id, else by the unit at which they begin. */
function finder(spans: readonly Span[], base: string): Find {
  const ofLayer = spans.filter(({ layer }) => layer === base);
  const among = ofLayer.length > 0 || base !== "uima.tcas.Annotation" ? ofLayer : spans;
  const byId = new Map<string, Span>();
  const byUnit = new Map<string, Span>();
  for (const span of among) {
    if (span.id !== null && !byId.has(span.id)) byId.set(span.id, span);
    if (!byUnit.has(span.unit)) byUnit.set(span.unit, span);
  }
  return (unit, id) => (id === null ? byUnit.get(unit) : byId.get(id));
}
