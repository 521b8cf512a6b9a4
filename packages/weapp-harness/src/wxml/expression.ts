import vm from 'node:vm';

/** The names that an expression may use. */
export type Scope = Record<string, unknown>;
export type Evaluate = (scope: Scope) => unknown;

const cache = new Map<string, Evaluate>();

/** The value of an attribute or text: one `{{ }}` alone keeps its type, everything else becomes a string. */
export function compileValue(source: string): Evaluate {
  return remember(`value ${source}`, () => {
    const parts = split(source);
    const [only] = parts;
    if (parts.length === 1 && only?.isCode) return compileCode(only.text);
    const evaluators = parts.map(({ text, isCode }) => (isCode ? compileCode(text) : () => text));
    return (scope) => evaluators.map((evaluate) => asText(evaluate(scope))).join('');
  });
}

/** The `data` of a `<template>`: `{{a: 1, b, ...c}}` is an object without its braces. */
export function compileData(source: string): Evaluate {
  return remember(`data ${source}`, () => {
    const [only] = split(source.trim());
    return only === undefined ? () => ({}) : compileCode(`{${only.text}}`);
  });
}

/** What WXML shows of a value: nothing for undefined and null. */
export function asText(value: unknown): string {
  return value === undefined || value === null ? '' : String(value);
}

function split(source: string): { text: string; isCode: boolean }[] {
  return source
    .split(/(\{\{[\s\S]*?\}\})/)
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('{{') ? { text: part.slice(2, -2), isCode: true } : { text: part, isCode: false }));
}

/** WXML expressions are JavaScript in which unknown names and members of nothing are undefined. */
function compileCode(code: string): Evaluate {
  const run = vm.compileFunction(`with (scope) { return (${code}); }`, ['scope']) as (scope: Scope) => unknown;
  return (scope) => {
    try {
      return run(new Proxy(scope, { has: (_, name) => name !== Symbol.unscopables, get: (target, name) => target[name as string] }));
    } catch (error) {
      if ((error as Error).name === 'TypeError') return undefined;
      throw error;
    }
  };
}

function remember(key: string, make: () => Evaluate): Evaluate {
  const known = cache.get(key) ?? make();
  cache.set(key, known);
  return known;
}
