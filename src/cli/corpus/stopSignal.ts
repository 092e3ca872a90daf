const CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/** Ends a loop when the user or the system asks for it; asked again, the process ends at once. */
export function stopSignal() {
  let code = 0;
  let wake = () => {};
  for (const [signal, ending] of Object.entries(CODES))
    process.on(signal, () => {
      if (code !== 0) process.exit(ending);
      code = ending;
      wake();
    });
  return {
    /** The exit code, 0 unless it was asked for. */
    code: () => code,
    /** The same things, until it is asked for. */
    async *before<T>(source: AsyncIterator<T>): AsyncGenerator<T> {
      while (code === 0) {
        const next = await new Promise<IteratorResult<T> | null>((done, fail) => {
          wake = () => done(null);
          source.next().then(done, fail);
        });
        if (!next || next.done) return;
        yield next.value;
      }
    },
  };
}
