/**
 * Does once what may be asked for twice because the first answer was lost: answers what `find` knows of it, before `take` and when
 * `take` fails because another one was faster.
 */
export async function onceOnly<T>(find: () => Promise<T | null>, take: () => Promise<T>): Promise<T> {
  const before = await find();
  if (before !== null) return before;
  try {
    return await take();
  } catch (error) {
    const faster = await find();
    if (faster !== null) return faster;
    throw error;
  }
}
