import { releaseProxy } from "comlink";

type Callback = (...args: unknown[]) => unknown;
/** Comlink's stand-in of a function of the page. */
type Lent = Callback & { readonly [releaseProxy]: () => void };

/**
 * The service of a worker, whose calls end when the page has heard all that their callbacks told it:
 * these cross on ports of their own, and an answer would overtake what a busy page has yet to hear.
 *
 * The callbacks are then given back, so that the page closes their ports. Left to Comlink they stay,
 * with all of the page that they hold, until this worker collects its garbage, which one with little
 * to do puts off for many minutes.
 */
export function givingBack<Service extends object>(service: Service): Service {
  const wrap = (method: Callback): Callback => {
    return async (...args) => {
      const lent: Borrowed[] = [];
      const own = args.map((arg) => {
        if (!isLent(arg)) return arg;
        const borrowed = borrow(arg);
        lent.push(borrowed);
        return borrowed.callback;
      });
      try {
        return await method(...own);
      } finally {
        await Promise.all(lent.map(({ giveBack }) => giveBack()));
      }
    };
  };
  const methods = Object.entries(service).map(([name, method]) => [name, wrap(method)]);
  return Object.fromEntries(methods);
}

/** A callback as a call has it. */
interface Borrowed {
  readonly callback: Callback;
  /** Makes it deaf, and ends when the page has answered all that it was told. */
  readonly giveBack: () => Promise<void>;
}

function borrow(lent: Lent): Borrowed {
  let isOver = false;
  const unanswered = new Set<Promise<unknown>>();
  return {
    callback: async (...args) => {
      if (isOver) return;
      const answer = lent(...args) as Promise<unknown>;
      unanswered.add(answer);
      try {
        return await answer;
      } finally {
        unanswered.delete(answer);
      }
    },
    giveBack: async () => {
      isOver = true;
      // Who told something heard what went wrong with it.
      await Promise.allSettled(unanswered);
      lent[releaseProxy]();
    },
  };
}

const isLent = (arg: unknown): arg is Lent =>
  typeof arg === "function" && typeof (arg as Partial<Lent>)[releaseProxy] === "function";
