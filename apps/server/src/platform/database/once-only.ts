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

/** A member's own id for what they send: an id of a phone's or of a colleague's, even the same, stands for something else. Phones' have no space. */
export const idOfMember = (staff: { id: string }, clientId: string | null): string | null => clientId && `${staff.id} ${clientId}`;
