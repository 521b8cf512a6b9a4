import { idSchema } from '@sunshine/contracts';
import * as z from 'zod';

/** Outbox job: look at these deliveries and send those whose time has come. */
export const DELIVERY_SEND = 'delivery.send';
/** At most so many deliveries a job. */
export const BATCH = 100;

const batchSchema = z.object({
  deliveryIds: z.array(idSchema).min(1).max(BATCH),
  /** What they wait for. One that waits for anything else by now belongs to another job. Absent: they wait for nothing. */
  until: z.iso.datetime().optional(),
});
/** Jobs of versions before 0.2 name one delivery, which is theirs whatever it waits for. */
export const deliverySendSchema = z.union([batchSchema, z.object({ deliveryId: idSchema })]);
export type DeliverySend = z.infer<typeof deliverySendSchema>;
