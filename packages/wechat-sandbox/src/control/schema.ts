/** JSON schemas of the control API. */
export const object = (properties: Record<string, object>, required: readonly string[] = Object.keys(properties)): object => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required: [...required],
});

export const text = { type: 'string', minLength: 1, maxLength: 200 };
export const flag = { type: 'boolean' };
export const words = { type: 'array', maxItems: 200, items: text };
export const whole = (minimum: number, maximum: number): object => ({ type: 'integer', minimum, maximum });
/** A route's body. */
export const bodyOf = (schema: object): { schema: { body: object } } => ({ schema: { body: schema } });
