import type { LabelledEntity } from "../core/learn/example.ts";
import type { BroadSentence, BroadSet } from "./broadSet.ts";

/** What stands at the head and at the tail of relations, by the natural names of these. */
const ENDS: Readonly<Record<string, readonly [head: string | null, tail: string | null]>> = {
  performer: ["song or album", "musician"],
  composer: ["musical work", "composer"],
  "lyrics by": ["song or album", "lyricist"],
  "record label": [null, "record label"],
  instrument: ["musician", "musical instrument"],
  "voice type": ["singer", "voice type"],
  "location of formation": ["musical group", null],
  genre: [null, "genre"],
  author: ["written work", "writer"],
  "after a work by": [null, "writer"],
  publisher: [null, "publisher"],
  "part of the series": [null, "series of works"],
  "present in work": ["fictional character", null],
  characters: [null, "fictional character"],
  movement: ["artist", "art movement"],
  director: ["film", "film director"],
  screenwriter: ["film", "screenwriter"],
  "cast member": ["film", "actor"],
  distributor: ["film", null],
  "production company": [null, "production company"],
  "original language of film or tv show": ["film", "language"],
  "original network": ["television programme", "television channel"],
  "licensed to broadcast to": ["radio station", "city"],
  "language of work or name": [null, "language"],
  "languages spoken, written or signed": [null, "language"],
  "official language": ["country", "language"],
  religion: [null, "religion"],
  "ethnic group": [null, "ethnic group"],
  developer: ["software", "developer"],
  platform: ["video game", "computing platform"],
  "operating system": ["software", "operating system"],
  manufacturer: ["product", "manufacturer"],
  "product or material produced": ["company", "product"],
  "chief executive officer": ["company", "manager"],
  subsidiary: ["company", "company"],
  "subsidiary of": ["company", "company"],
  headquarters: ["organisation", null],
  "educated at": [null, "university"],
  "field of work": [null, "field of study"],
  occupation: [null, "occupation"],
  "award received": [null, "award"],
  "nominated for": [null, "award"],
  country: [null, "country"],
  "in the country": [null, "country"],
  "capital of": ["city", "country"],
  capital: ["country", "city"],
  continent: [null, "continent"],
  "place of birth": [null, "location"],
  "place of death": [null, "location"],
  "located in the administrative territorial entity": [null, "location"],
  "place served by transport hub": ["airport", "city"],
  occupant: ["stadium", null],
  architect: ["building", "architect"],
  "heritage designation": ["building", null],
  crosses: ["bridge", "river"],
  tributary: ["river", "river"],
  "mouth of the watercourse": ["river", null],
  "located in or next to body of water": [null, "body of water"],
  "mountain range": ["mountain", "mountain range"],
  constellation: ["astronomical object", "constellation"],
  "taxon rank": ["taxon", "taxonomic rank"],
  "parent taxon": ["taxon", "taxon"],
  "position held": ["politician", "political office"],
  "member of political party": ["politician", "political party"],
  "political affiliation": [null, "political party"],
  "head of government": [null, "politician"],
  "head of state": [null, "politician"],
  "successful candidate": ["election", "politician"],
  "legislative body": [null, "parliament"],
  "military rank": ["soldier", "military rank"],
  "military branch": [null, "military unit"],
  conflict: [null, "war or battle"],
  "member of sports team": ["athlete", "sports team"],
  league: ["sports team", "sports league"],
  "position played on team / speciality": ["athlete", "playing position"],
  "competition class": ["athlete", "weight class"],
  sport: [null, "sport"],
  "participating team": ["sports competition", null],
  "sports season of league or competition": [null, "sports competition"],
  "participant of": [null, "event"],
  participant: ["event", null],
  spouse: ["person", "person"],
  sibling: ["person", "person"],
  father: ["person", "person"],
  mother: ["person", "person"],
  child: ["person", "person"],
  "point in time": [null, "date"],
  "publication date": [null, "date"],
  "date of birth": [null, "date"],
  "date of death": [null, "date"],
  inception: [null, "date"],
};

/** Types that may well be of one thing: who is one of them is not said to be no other one. */
const TOGETHER: readonly (readonly string[])[] = [
  // Who is somebody's child may be anything.
  ["person", "musician", "singer", "composer", "lyricist", "artist", "actor", "film director"],
  ["person", "screenwriter", "writer", "politician", "soldier", "manager", "architect", "athlete"],
  ["musician", "singer", "composer", "lyricist", "artist", "actor"],
  ["film director", "screenwriter", "actor", "writer", "lyricist"],
  ["politician", "soldier", "manager", "writer", "architect"],
  ["song or album", "musical work", "written work", "film", "product", "series of works"],
  ["software", "video game", "product"],
  ["television programme", "film", "series of works"],
  ["company", "developer", "manufacturer", "publisher", "record label", "organisation"],
  ["company", "production company", "television channel", "radio station", "organisation"],
  ["university", "sports team", "political party", "parliament", "military unit", "organisation"],
  ["sports league", "sports competition", "event", "organisation"],
  ["election", "war or battle", "event"],
  ["country", "city", "continent", "location", "mountain", "mountain range", "river", "airport"],
  ["body of water", "river", "location", "building", "stadium", "bridge"],
  ["field of study", "occupation", "sport"],
  ["genre", "art movement"],
];

/** Whether of a thing of one type it is not known that it is of the other one too. */
export const mayBeBoth = (one: string, other: string): boolean =>
  TOGETHER.some((group) => group.includes(one) && group.includes(other));

/**
 * What the ends of a set's relations are, as a set of entities: who composed is a composer. Null for
 * one whose relations say nothing of that.
 */
export function endsOf({ name, types, sentences, share }: BroadSet): BroadSet | null {
  const endsBy = new Map(
    Object.entries(types.relations).flatMap(([type, { verbose }]) =>
      Object.hasOwn(ENDS, verbose) ? [[type, ENDS[verbose]] as const] : [],
    ),
  );
  const labelled = sentences.flatMap((sentence): BroadSentence[] => {
    const entities = endsIn(sentence, endsBy);
    return entities.length > 0 ? [{ ...sentence, entities, relations: [] }] : [];
  });
  if (labelled.length === 0) return null;
  const named = [...new Set([...endsBy.values()].flat())].filter((type) => type !== null);
  const entities = Object.fromEntries(named.map((type) => [type, { short: type, verbose: type }]));
  return {
    name: `${name} (ends)`,
    types: { entities, relations: {} },
    sentences: labelled,
    entities: "ends",
    relations: "nothing",
    share,
  };
}

/** Words that stand for a thing, and do not name it. */
const PRONOUN = /^(?:i|we|he|she|it|they|him|them|his|her|its|their|who|whom|whose|which|that)$/i;

/** The ends of a sentence's relations, each with the first type that is said of it. */
function endsIn(
  { words, entities, relations }: BroadSentence,
  endsBy: ReadonlyMap<string, readonly [string | null, string | null]>,
): LabelledEntity[] {
  const found = new Map<number, string>();
  for (const { type, head, tail } of relations)
    (endsBy.get(type) ?? []).forEach((end, i) => {
      const at = [head, tail][i];
      if (end !== null && !found.has(at)) found.set(at, end);
    });
  return [...found]
    .map(([at, type]) => ({ ...entities[at], type }))
    .filter(({ start, end }) => !PRONOUN.test(words.slice(start, end).join(" ")));
}
