import type { Rule } from 'antd/es/form';
import type * as z from 'zod';

/** An antd rule from a contract schema: its first message, in the field. */
export const formRule = (schema: z.ZodType): Rule => ({
  validator: (_rule, value: unknown) => {
    const parsed = schema.safeParse(value ?? '');
    return parsed.success ? Promise.resolve() : Promise.reject(new Error(parsed.error.issues[0]?.message ?? '填写有误'));
  },
});
