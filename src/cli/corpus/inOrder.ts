/**
 * Works at several things of a source at once and gives the results in its order: a result as soon
 * as those before it are given, whether or not more has come. At most so many are begun and not given.
 */
export async function* inOrder<T, R>(
  source: AsyncIterator<T>,
  most: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const begun: Promise<R>[] = [];
  let next: Promise<IteratorResult<T>> | null = null;
  let isEnd = false;
  while (!isEnd || begun.length > 0) {
    if (!isEnd && begun.length < most) {
      next ??= source.next();
      const isFirst = await Promise.race([
        next.then(() => false),
        ...begun.slice(0, 1).map((first) => first.then(() => true)),
      ]);
      if (!isFirst) {
        const { value, done } = await next;
        next = null;
        if (done) isEnd = true;
        else {
          const result = work(value);
          result.catch(() => {}); // it is told when its turn comes
          begun.push(result);
        }
        continue;
      }
    }
    yield await begun.shift()!;
  }
}
