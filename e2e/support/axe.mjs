import axe from 'axe-core';

/** What axe-core objects to in this frame, a line each. Frames inside are looked at by themselves. */
export async function violationsOf(frame) {
  await frame.evaluate(axe.source);
  const violations = await frame.evaluate(async () => (await globalThis.axe.run(globalThis.document, { iframes: false, resultTypes: ['violations'] })).violations);
  return violations.flatMap(({ id, help, nodes }) => nodes.slice(0, 3).map(({ target, failureSummary }) => `${id}: ${help} at ${target.join(' ')} (${failureSummary?.replace(/\s+/g, ' ')})`));
}
