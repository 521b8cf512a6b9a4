import type { Rating } from '@sunshine/contracts';
import { toDay, toWall } from '@/lib/time';

/** Who was rated sees the day only. */
export const ratedAt = ({ createdAt, isOwn }: Rating): string => (isOwn ? toDay(createdAt) : toWall(createdAt));
