/** A phone has one person; only the sandbox's phone changes hands (person.h5.ts). */
export function adoptPerson(): Promise<void> {
  return Promise.resolve();
}
