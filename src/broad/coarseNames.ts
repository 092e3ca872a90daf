/** Names of kinds, and of what is of that kind: who asks for both means the narrower one. */
const KINDS: Readonly<Record<string, string>> = {
  person: `artist, athlete, cleric, politician, scientist, sports manager, music artist, actor,
    movie director, cast member, doctor, dentist, audiobook author, software developer,
    playlist owner, musician, singer, composer, lyricist, writer, film director, screenwriter,
    soldier, manager, architect`,
  organisation: `musical group, sports team, private company, public company, car manufacturer,
    aerospace manufacturer, university, corporation, business, transport agency, radio station,
    academic journal, group, record label, publisher, production company, television channel,
    company, manufacturer, political party, parliament, military unit, sports league`,
  location: `human settlement, country, city, station, facility, tourist attraction, state,
    geopolitical entity, natural location, place of interest, name of a venue, restaurant name,
    continent, river, body of water, mountain, mountain range, airport, stadium, building, bridge`,
  "creative work": `musical work, written work, film or other visual work, artwork, song, movie,
    music album, playlist, audiobook, podcast, song or album, film, television programme, video game, series of works`,
  product: "vehicle, clothing, food, drink, software, medication or vaccine, device",
  "miscellaneous name": `award, music genre, academic discipline, programming language, theory,
    musical work, written work, event, language, religion, genre, art movement, ethnic group,
    taxon, sport, constellation, musical instrument`,
};

const COARSE = new Map<string, string[]>();
for (const [coarse, narrow] of Object.entries(KINDS))
  for (const name of narrow.split(/,\s+/)) COARSE.set(name, [...(COARSE.get(name) ?? []), coarse]);

/** Every name of a kind. */
export const COARSE_NAMES: readonly string[] = Object.keys(KINDS);

/** The kinds that a type of this name belongs to; none for most. */
export const coarseNames = (name: string): readonly string[] =>
  COARSE.get(name.toLowerCase()) ?? [];
