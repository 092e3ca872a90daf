import type { Range } from "../../core/document/document.ts";
import { t } from "../../language/words.ts";
import { type FieldTally, fieldTally } from "../fieldTally.ts";
import { fileSentences } from "../fileSentences.ts";
import type { ReadTools } from "../format.ts";
import type { GoldEntity, GoldRelation, LeaveOut } from "../goldDoc.ts";
import { baseOf } from "../goldOfTokens.ts";
import { placeSpans, type SpanClaim, spanTelling } from "../placeSpans.ts";
import { type Gathering, NO_TYPES } from "../reading.ts";
import { UNNAMED } from "../typeNames.ts";
import { type Cas, type CasSofa, type CasStructure, shortType } from "./cas.ts";
import { type CasLinks, casLinks, isOfText } from "./casLinks.ts";
import { metadataOfCas } from "./casMetadata.ts";
import { layerKind, typeOfStructure } from "./layers.ts";

interface Host {
  readonly links: CasLinks;
  readonly leaveOut: LeaveOut;
  readonly telling: ReturnType<typeof spanTelling>;
  readonly lost: FieldTally;
  readonly ofFile: FieldTally;
}

/** Reads the texts of a CAS, each a document with its spans and relations. */
export function readCas(path: string, cas: Cas, tools: ReadTools, into: Gathering): void {
  const leaveOut = into.leaveOutOf(path);
  const texts = cas.sofas.filter(({ text }) => text !== null);
  if (texts.length === 0) {
    into.refuse(path, t("it holds no text"));
    return;
  }
  for (const { view, text } of cas.sofas)
    if (text === null) leaveOut(t("views without text"), { field: view });
  const note = (text: string) => into.note(path, text);
  const host: Host = {
    links: casLinks(cas),
    leaveOut,
    telling: spanTelling(leaveOut, note),
    lost: fieldTally(),
    ofFile: fieldTally(),
  };
  for (const [index, sofa] of texts.entries()) {
    const structures = structuresOf(cas, sofa, texts.length === 1, leaveOut);
    const { metadata, name } = metadataOfCas(structures);
    const named = name && texts.length > 1 ? `${name} (${sofa.view})` : name;
    const base = baseOf(tools, path, { index, of: texts.length, name: named });
    const read = readText(sofa.text!, structures, host);
    const { spans, sentences, words } = read;
    const cuts = { id: base.id, text: sofa.text!, sentences, words, spans };
    const gold = {
      ...base,
      ...(metadata && { metadata }),
      text: sofa.text!,
      sentences: fileSentences(cuts, tools.segmentAround),
      entities: read.entities,
      relations: read.relations,
      types: NO_TYPES,
      listed: null,
    };
    into.addGold(gold, path);
  }
  host.telling.tell();
  if (host.ofFile.text())
    note(t("layers of the file and of its words: {ofFile}", { ofFile: host.ofFile.text() }));
  if (host.lost.text()) note(t("features that are not kept: {lost}", { lost: host.lost.text() }));
}

/** What is of a text, but for what its view does not index: that was deleted, or only helps. */
function structuresOf(
  { structures, members }: Cas,
  { id }: CasSofa,
  isOnly: boolean,
  leaveOut: LeaveOut,
): CasStructure[] {
  const own = structures.filter(({ sofa }) => sofa === id || (isOnly && sofa === ""));
  const indexed = members.get(id);
  if (!indexed || !own.some((one) => indexed.has(one.id))) return own;
  return own.filter((one) => {
    const isKept = indexed.has(one.id) || !isOfText(one);
    if (!isKept) leaveOut(t("annotations that no view has"), one.place);
    return isKept;
  });
}

function readText(text: string, structures: readonly CasStructure[], host: Host) {
  const { links, leaveOut, lost, ofFile } = host;
  const [sentences, words] = [[], []] as [Range[], Range[]];
  const spans: CasStructure[] = [];
  const relations: CasStructure[] = [];
  for (const structure of structures) {
    if (!isOfText(structure)) continue;
    const kind = layerKind(structure.type);
    const range = rangeOf(structure);
    if (kind === "sentence" && range) sentences.push(range);
    if (kind === "word" && range) words.push(range);
    if (kind === "grammar")
      leaveOut(
        t("annotations of the layer {type}", { type: shortType(structure.type) }),
        structure.place,
      );
    else if (kind !== "entity") ofFile.add(shortType(structure.type));
    else if (links.isOfChain(structure)) leaveOut(t("links of chains"), structure.place);
    else if (links.endsOf(structure)) relations.push(structure);
    else spans.push(structure);
  }
  const entities = entitiesOf(text, spans, host);
  const ids = new Set(entities.map(({ id }) => id));
  return {
    sentences,
    words,
    entities,
    relations: relations.flatMap((one) => relationOf(one, ids, host)),
    spans: entities.map(({ fragments }): Range => [fragments[0][0], fragments.at(-1)![1]]),
    lost,
  };
}

const OFFSET = /^\d{1,12}$/;

function rangeOf({ values }: CasStructure): Range | null {
  const [begin, end] = [values.get("begin")!, values.get("end")!];
  return OFFSET.test(begin) && OFFSET.test(end) ? [Number(begin), Number(end)] : null;
}

function entitiesOf(text: string, spans: readonly CasStructure[], host: Host): GoldEntity[] {
  const { leaveOut, links, lost } = host;
  const claimed = spans.flatMap((structure) => {
    const range = rangeOf(structure);
    if (range && range[0] !== range[1]) {
      const claim: SpanClaim = { pieces: [range], words: "", place: structure.place };
      return [{ structure, claim }];
    }
    leaveOut(range ? t("spans without text") : t("annotations without offsets"), structure.place);
    return [];
  });
  const claims = claimed.map(({ claim }) => claim);
  const at = placeSpans(text, claims, "UTF-16", host.telling);
  return claimed.flatMap(({ structure }, i): GoldEntity[] => {
    const fragments = at[i];
    if (!fragments) return [];
    const { id, place } = structure;
    const linked = linkedOf(structure, links);
    for (const [name, roles] of linked)
      for (const role of roles) leaveOut(t("links with roles"), { ...place, field: role || name });
    const { type, others } = typeOfStructure(structure, (name) => linked.has(name));
    const suggested = suggestedOf(structure);
    for (const name of others) if (!isOwn(name, suggested)) lost.add(name);
    return [{ id, type, fragments, place, ...(suggested && { suggested }) }];
  });
}

/** The features that list links, with the roles of those. */
function linkedOf(structure: CasStructure, { rolesOf }: CasLinks): Map<string, string[]> {
  const names = [...structure.values.keys()].filter((name) => name !== "begin" && name !== "end");
  const listed = names.map((name) => [name, rolesOf(structure, name)] as const);
  return new Map(listed.flatMap(([name, roles]) => (roles.length > 0 ? [[name, roles]] : [])));
}

function relationOf(
  structure: CasStructure,
  ids: ReadonlySet<string>,
  { links, leaveOut, lost }: Host,
): GoldRelation[] {
  const { place } = structure;
  const { head, tail, features } = links.endsOf(structure)!;
  if (!head || !tail || !ids.has(head.id) || !ids.has(tail.id)) {
    leaveOut(t("annotations of the layer {type}", { type: shortType(structure.type) }), place);
    return [];
  }
  const said = typeOfStructure(structure, (name) => features.includes(name));
  const suggested = suggestedOf(structure);
  for (const name of said.others) if (!isOwn(name, suggested)) lost.add(name);
  const type = said.type || UNNAMED.relation;
  return [{ type, head: head.id, tail: tail.id, place, ...(suggested && { suggested }) }];
}

/** As suggestions are written here. */
function suggestedOf({ values }: CasStructure): { readonly score: number | null } | null {
  if (values.get("status") !== "suggested") return null;
  const score = Number(values.get("score") ?? Number.NaN);
  return { score: score >= 0 && score <= 1 ? score : null };
}

const isOwn = (name: string, suggested: object | null): boolean =>
  suggested !== null && (name === "status" || name === "score");
