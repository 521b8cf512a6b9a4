type Call = (...parameters: unknown[]) => unknown;
const CALLS = ['run', 'get', 'iterate'] as const;

/**
 * Lets a statement of libsql have one Buffer as its only parameter. libsql takes a lone object for named parameters, a
 * Buffer too, and then aborts the whole process; a list of one says what is meant. (`all` goes through `iterate`.)
 */
export function takeLoneBuffer<Statement extends object>(statement: Statement): Statement {
  const calls = statement as Record<(typeof CALLS)[number], Call>;
  for (const name of CALLS) {
    const call = calls[name].bind(statement);
    calls[name] = (...parameters) => (parameters.length === 1 && Buffer.isBuffer(parameters[0]) ? call(parameters) : call(...parameters));
  }
  return statement;
}
