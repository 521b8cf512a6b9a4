import { idSchema } from '@sunshine/contracts';
import * as z from 'zod';

/** Outbox job: look at this delivery and send it when its time has come. */
export const DELIVERY_SEND = 'delivery.send';
export const deliverySendSchema = z.object({ deliveryId: idSchema });
export type DeliverySend = z.infer<typeof deliverySendSchema>;
