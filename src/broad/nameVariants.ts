import type { Random } from "../core/learn/random.ts";

/** Names that people use for the same kind of thing, or for the same relation. */
const SYNONYMS: readonly (readonly string[])[] = [
  ["person", "people", "human", "name of a person", "individual"],
  ["organisation", "organization", "institution", "org", "organised group"],
  ["location", "place", "geographic location", "loc", "site"],
  ["human settlement", "city", "town or village", "city or town"],
  ["geopolitical entity", "gpe", "country, city or state"],
  ["miscellaneous name", "misc", "other", "other name", "miscellaneous"],
  ["time expression", "time", "date", "date or time"],
  ["number", "numeral", "figure", "quantity"],
  ["company", "corporation", "business", "private company", "public company", "firm"],
  ["musical group", "band", "music group", "orchestra or band"],
  ["music artist", "singer", "musician", "musical artist", "recording artist"],
  ["musical work", "song", "music track", "piece of music", "song or album"],
  ["music album", "album", "record"],
  ["music genre", "genre of music", "musical genre", "musical style"],
  ["written work", "book", "publication", "literary work"],
  ["film or other visual work", "movie", "film", "tv show", "motion picture"],
  ["creative work", "work of art", "name of a creative work", "artwork"],
  ["other product", "product", "commercial product", "goods"],
  ["event", "happening", "named event", "calendar event"],
  ["award", "prize", "honour"],
  ["academic journal", "journal", "magazine", "periodical"],
  ["facility", "building", "man-made structure"],
  ["artist", "painter or performer", "creative person"],
  ["athlete", "sportsperson", "player"],
  ["politician", "political figure", "statesman"],
  ["scientist", "researcher", "scholar"],
  ["vehicle", "means of transport", "car, ship or plane"],
  ["food", "dish", "meal"],
  ["drink", "beverage"],
  ["disease", "illness", "medical condition", "disorder"],
  ["symptom", "complaint", "sign of disease", "side effect"],
  ["medication or vaccine", "drug", "medicine", "pharmaceutical"],
  ["chemical", "chemical compound", "chemical substance", "simple chemical", "chemical entity"],
  ["gene or protein", "gene", "protein or gene", "gene or gene product"],
  ["species", "taxon", "organism", "living being"],
  ["anatomical structure", "body part", "organ", "anatomy"],
  ["software", "application software", "computer program", "app"],
  ["programming language", "computer language"],
  ["device", "equipment", "apparatus", "machine"],
  ["instrument", "tool", "measuring instrument"],
  ["material", "substance", "matter"],
  ["measured value", "value", "measurement"],
  ["measurement technique", "method", "technique"],
  ["country", "nation", "sovereign state"],
  ["university", "college", "school of higher education"],
  ["academic discipline", "field of study", "subject", "discipline"],
  ["theory", "scientific theory", "idea"],
  ["occupation", "job", "profession", "job title"],
  ["skill", "ability", "competence"],
  ["currency", "money", "amount of money"],
  ["website", "web page", "internet site"],
  ["employer", "works for", "employed by", "employee or member of", "work for"],
  ["kills", "killed", "murdered", "kill"],
  ["lives in", "residence", "place of residence", "live in", "resident of"],
  ["organization based in", "headquarters location", "headquarters", "based in"],
  ["located in", "location", "in the place", "situated in"],
  [
    "located in the administrative territorial entity",
    "is in the region of",
    "located in the district",
    "lies in",
  ],
  ["in the country", "country", "belongs to the country"],
  ["part of", "component of", "belongs to", "is part of"],
  ["has part", "contains", "includes", "has component"],
  ["member of", "belongs to the group", "membership"],
  ["causes", "leads to", "causative agent of", "results in", "cause of"],
  ["author", "written by", "writer of the work"],
  ["performer", "performed by", "artist of the work"],
  ["composer", "composed by", "music by"],
  ["creator", "created by", "made by", "producer"],
  ["manufacturer", "manufactured by", "made by the company"],
  ["developer", "developed by"],
  ["founded by", "founder"],
  ["instance of", "is a", "type of", "kind of"],
  ["subclass of", "kind of", "type of", "is a"],
  ["genre", "has genre", "style of the work"],
  ["award received", "won the prize", "winner of the award"],
  ["winner", "won by", "victor"],
  ["spouse", "married to", "husband or wife"],
  ["child", "has child", "parent of"],
  ["child of", "has parent", "son or daughter of"],
  ["sibling", "brother or sister", "brother of"],
  ["educated at", "studied at", "alma mater"],
  ["place of birth", "born in", "birthplace"],
  ["place of death", "died in"],
  ["date of birth", "born on"],
  ["date of death", "died on"],
  ["country of citizenship", "nationality", "citizen of"],
  ["country of origin", "origin", "comes from", "from the country"],
  ["point in time", "date of the event", "happens during", "takes place on"],
  ["used for", "used as", "has the use"],
  ["used in", "uses", "employs", "done using"],
  ["instrument used by", "tool of"],
  ["main subject", "is about", "topic", "about"],
  ["participant", "takes part", "participant of", "has participant"],
  ["position held", "office", "has the role"],
  ["abbreviation of", "short for", "short form of"],
  ["alternative name of", "also called", "named", "other name of"],
];

const GROUPS = new Map(SYNONYMS.flatMap((group) => group.map((name) => [name, group] as const)));

/** How often a name gives way to a synonym, is put into the plural, starts with a capital. */
const [SYNONYM, PLURAL, CAPITAL] = [0.5, 0.15, 0.2];

/** A name as someone else would write it, so that no map learns names by heart. */
export function variantOf(name: string, kind: "entities" | "relations", random: Random): string {
  const group = GROUPS.get(name.toLowerCase());
  const isReplaced = random() < SYNONYM;
  const choice = random();
  const other = group && isReplaced ? group[Math.floor(choice * group.length)] : name;
  const plural = random() < PLURAL && kind === "entities" ? pluralOf(other) : other;
  return random() < CAPITAL ? plural[0].toUpperCase() + plural.slice(1) : plural;
}

const pluralOf = (name: string): string =>
  /(?:[^aeiou])y$/.test(name)
    ? `${name.slice(0, -1)}ies`
    : /(?:s|x|ch|sh)$/.test(name)
      ? name
      : `${name}s`;
