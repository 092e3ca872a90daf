import type { Reader, Reading } from "./reader.ts";
import type { Answer, Text } from "./readTexts.ts";
import { type Died, startWorker, type Worker } from "./worker.ts";

/** How often documents are given to a worker together, before each is tried alone. */
const TRIES = 3;

/** How a worker is started. */
export type StartWorker = (
  reading: Reading,
  tell: (device: string) => void,
) => Promise<Worker | Died>;

/**
 * Reads in so many processes, each with the model and one thread unless another number is asked
 * for. One that dies is started again and what it read is read again; a document that kills its
 * worker alone is bad.
 */
export function startWorkers(
  count: number,
  reading: Reading,
  tell: (what: string) => void,
  start: StartWorker = startWorker,
): Reader {
  const of: Reading = { ...reading, threads: reading.threads ?? 1 };
  const isTold = new Set<string>();
  const tellOnce = (device: string) => {
    if (!isTold.has(device)) tell(device);
    isTold.add(device);
  };
  let isClosed = false;
  const seats = Array.from({ length: count }, () => seat(() => start(of, tellOnce), tell));
  const free = [...seats];
  const waiting: ((free: Seat) => void)[] = [];
  const taken = async () => free.pop() ?? new Promise<Seat>((done) => waiting.push(done));
  const giveBack = (one: Seat) => {
    const first = waiting.shift();
    if (first) first(one);
    else free.push(one);
  };

  async function readOn(own: Seat, texts: readonly Text[]): Promise<readonly Answer[]> {
    let died = "";
    for (let tries = 0; tries < TRIES; tries++) {
      const answers = await own.read(texts);
      if (!("died" in answers)) return answers;
      died = answers.died;
      if (isClosed) return [];
    }
    if (texts.length === 1) return [deadly(died)];
    const answers: Answer[] = [];
    for (const text of texts) {
      const [answer] = answersOf(await own.read([text]));
      answers.push(answer);
    }
    return answers;
  }

  return {
    atOnce: count,
    read: async (texts) => {
      const own = await taken();
      try {
        return await readOn(own, texts);
      } finally {
        giveBack(own);
      }
    },
    close: () => {
      isClosed = true;
      for (const one of seats) one.kill();
    },
  };
}

const deadly = (died: string): Answer => ({ kind: "bad", fault: `its worker died (${died})` });

const answersOf = (said: readonly Answer[] | Died): readonly Answer[] =>
  "died" in said ? [deadly(said.died)] : said;

/** The place of a worker, taken by another one when it died. */
interface Seat {
  read(texts: readonly Text[]): Promise<readonly Answer[] | Died>;
  kill(): void;
}

/** How often in a row a worker may die before it has begun. */
const STARTS = 3;

function seat(start: () => Promise<Worker | Died>, tell: (what: string) => void): Seat {
  let worker: Worker | null = null;
  async function living(): Promise<Worker> {
    const death = worker?.death();
    if (worker && !death) return worker;
    if (death) tell(`a worker died (${death.died}): another one reads what it had not`);
    let died = "";
    for (let starts = 0; starts < STARTS; starts++) {
      const begun = await start();
      if (!("died" in begun)) {
        worker = begun;
        return worker;
      }
      died = begun.died;
    }
    throw new Error(`workers end before they have begun (${died})`);
  }
  return { read: async (texts) => (await living()).read(texts), kill: () => worker?.kill() };
}
