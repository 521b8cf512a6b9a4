import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import { OutboxHandler } from '../../platform/outbox/outbox-handler.js';
import { DueDatesService } from './due-dates.service.js';

/** Outbox job: a year was imported. */
export const HOLIDAYS_IMPORTED = 'holidays.imported';
const holidaysImportedSchema = z.object({ year: z.int() });
type HolidaysImported = z.infer<typeof holidaysImportedSchema>;

@Injectable()
export class HolidaysImportedHandler extends OutboxHandler<HolidaysImported> {
  readonly kind = HOLIDAYS_IMPORTED;
  readonly schema = holidaysImportedSchema;

  constructor(private readonly dueDates: DueDatesService) {
    super();
  }

  handle(): Promise<void> {
    return this.dueDates.recount();
  }
}
