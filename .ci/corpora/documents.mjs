// Invented documents by a small grammar: people, places, firms, and what is said of them.

const GIVEN = "Ida Robert Marta Grace Luc Henry Victor Nora Emil Clara Jonas Ruth Otto Vera".split(
  " ",
);
const FAMILY = "Moss Vane Lindquist Okafor Perrin Dahl Salgado Moreau Berg Holt Lund Stone".split(
  " ",
);
const PLACES = ["Oslo", "Bergen", "Paris", "Norway", "Peru", "Port Merrow", "Halden Bay", "Rome"];
const FIRMS = ["Delmas Bank", "Tarn Bank", "Holt Works", "Nordlys Press", "Northgate Shipping"];
const QUIET = ["Nobody came.", "It was quiet.", "The ferry was late again 🚢.", "“No,” he said."];

/** Documents of some sentences each; the same for the same seed. Some are empty. */
export function documents(count, seed) {
  const random = generator(seed);
  const one = (list) => list[Math.floor(random() * list.length)];
  const person = () => `${one(GIVEN)} ${one(FAMILY)}`;
  const sentences = [
    () => `${person()} lives in ${one(PLACES)}.`,
    () => `${person()} works for ${one(FIRMS)}, which is based in ${one(PLACES)}.`,
    () => `${person()} of ${one(FIRMS)} left ${one(PLACES)} for ${one(PLACES)}.`,
    () => `${one(FIRMS)} of ${one(PLACES)} was sold to ${one(FIRMS)}.`,
    () => one(QUIET),
  ];
  return Array.from({ length: count }, (_, i) => {
    const said = Array.from({ length: Math.floor(random() * 5) }, () => one(sentences)());
    return { id: `document ${i}`, text: said.join(random() < 0.2 ? "\n\n" : " ") };
  });
}

/** Numbers in [0, 1): mulberry32. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
