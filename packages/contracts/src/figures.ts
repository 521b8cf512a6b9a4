import * as z from 'zod';
import { daySchema, instantSchema, oneOf } from './common.js';
import { figureGroups, gamingKinds } from './words.js';

/** A share with what it was counted from. `rate` and its 95 % interval (Wilson) are null where there are too few to say more than counts. */
export const shareSchema = z.object({ numerator: z.int().min(0), denominator: z.int().min(0), rate: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() }).meta({ id: 'Share' });
export type Share = z.infer<typeof shareSchema>;

/** The figures of one matter, section or month, or of all. `levels` counts everybody who rated, excluded ratings too: nobody's silence is in it. */
export const figureRowSchema = z
  .object({
    key: z.string(),
    label: z.string(),
    ratings: z.int(),
    levels: z.object({ 5: z.int(), 4: z.int(), 3: z.int(), 2: z.int(), 1: z.int() }),
    /** Of `ratings`: decided to be mistaken or malicious, and still counted. */
    excluded: z.int(),
    /** Of `ratings`: given without a finished service's token. */
    openChannel: z.int(),
    /** 满意率: the three good levels of all ratings. */
    satisfied: shareSchema,
    /** 差评率: the two bad levels of all ratings. */
    bad: shareSchema,
    /** 主动评价率: finished services that were rated, of those that could be. */
    active: shareSchema,
    /** 回访率: raters spoken to, of bad ratings with a contact. */
    calledBack: shareSchema,
    /** 整改率: rectifications closed, of all whose rating was not excluded. */
    rectified: shareSchema,
    /** 按期整改率: closed in time, of those that are due. */
    onTime: shareSchema,
    /** 二次满意率: good levels, of those who rated again. */
    secondSatisfied: shareSchema,
  })
  .meta({ id: 'FigureRow' });
export type FigureRow = z.infer<typeof figureRowSchema>;

/** Days include both ends. Absent: this year until today. */
export const figuresQuerySchema = z
  .object({ from: daySchema.optional(), to: daySchema.optional(), by: oneOf(figureGroups).default('month') })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, { message: '开始日期不能晚于结束日期', path: ['from'] });
export type FiguresQuery = z.infer<typeof figuresQuerySchema>;
export const exportFiguresQuerySchema = z.object({ ...figuresQuerySchema.shape, format: z.enum(['csv', 'xlsx']).default('csv') });
export type ExportFiguresQuery = z.infer<typeof exportFiguresQuerySchema>;

export const figuresSchema = z
  .object({
    from: daySchema,
    to: daySchema,
    by: oneOf(figureGroups),
    asOf: instantSchema,
    /** With fewer than so many, only counts are said. */
    countsOnlyBelow: z.int(),
    total: figureRowSchema,
    rows: z.array(figureRowSchema),
    /** 异常评价 in the period: found, and what supervisors made of them. */
    flags: z.array(z.object({ kind: oneOf(gamingKinds), open: z.int(), confirmed: z.int(), dismissed: z.int() })),
  })
  .meta({ id: 'Figures' });
export type Figures = z.infer<typeof figuresSchema>;
