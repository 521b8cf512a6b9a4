import * as z from 'zod';

/** Lengths that the database columns share. */
export const lengths = { id: 26, name: 300, title: 500, comment: 2000, reason: 500, word: 40, search: 100, body: 2_000_000 } as const;

/** Something to read: without outer blanks 1 to `max` characters, not all of them invisible; else `missing` says what to do. */
export const visibleText = (max: number, missing?: string) =>
  z
    .string()
    .trim()
    .min(1, { message: missing ?? '不能为空', abort: true })
    .max(max, `最多写 ${max} 个字`)
    .regex(/[^\s\p{C}]/u, missing ?? '不能只有空白或看不见的字符');

/** An application-made id (ULID; 26 characters of Crockford base32). */
export const idSchema = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, '编号格式不正确');
export const idParamSchema = idSchema;
/**
 * Made at random by a client for one sending and kept until its answer has come: what is sent again under it is the same sending.
 * Null: a client that does not say.
 */
export const clientIdSchema = z.string().regex(/^[A-Za-z0-9_-]{22,64}$/, '提交编号不正确').nullable().default(null);
/** An instant, UTC, ISO 8601 with milliseconds. */
export const instantSchema = z.iso.datetime({ offset: true });
/** A day in Asia/Shanghai. */
export const daySchema = z.iso.date('日期要写成 2026-11-05 这样');
/** Money in fen; at most 90 billion yuan, so sums stay exact. */
export const fenSchema = z.int().min(0).max(9_000_000_000_000);
export const regionCodeSchema = z.string().regex(/^\d{2,9}$/, '地区代码应为 2 至 9 位数字');
export const cursorSchema = z.string().min(1).max(300);

export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: cursorSchema.optional(),
};

/** A list's answer. `nextCursor` is null on the last page; a cursor stays valid while rows are added. */
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** Nothing to say but that it was done. */
export const doneSchema = z.object({ done: z.literal(true) });
export type Done = z.infer<typeof doneSchema>;

const keysOf = <K extends string>(words: Record<K, unknown>) => Object.keys(words) as [K, ...K[]];
/** An enum schema from a table of words. */
export const oneOf = <K extends string>(words: Record<K, unknown>) => z.enum(keysOf(words));

/** A comma-separated query value: `a,b` → `['a', 'b']`. */
export const listOf = <T extends z.ZodType<string, string>>(item: T, max = 20) =>
  z
    .string()
    .max(500)
    .transform((value) => value.split(',').filter(Boolean))
    .pipe(z.array(item).max(max));
