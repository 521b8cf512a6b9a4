const STEP = /[^.[\]]+/g;

/** Puts a value at a path such as `root.cn.[0].v` or `list[2].name`; missing objects and lists on the way are made. */
export function putAt(data: Record<string, unknown>, path: string, value: unknown): void {
  const steps = [...path.matchAll(STEP)].map((match) => ({ name: match[0], isIndex: path[match.index - 1] === '[' }));
  let at = data;
  steps.forEach(({ name }, depth) => {
    const next = steps[depth + 1];
    if (next === undefined) {
      at[name] = value;
      return;
    }
    if (typeof at[name] !== 'object' || at[name] === null) at[name] = next.isIndex ? [] : {};
    at = at[name] as Record<string, unknown>;
  });
}
