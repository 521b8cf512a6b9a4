import { ratingLevels, type RatingLevel } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { RatingListener, type RatingFact } from '../ratings/rating-listener.js';
import { RectificationClocks } from './rectification-clocks.js';
import { newRectification, newStep } from './rectification-rows.js';
import { RectificationsRepository } from './rectifications.repository.js';
import { ResponsiblePersons } from './responsible-persons.js';

/**
 * Opens a rectification with every bad rating, in the rating's own transaction. A rating that becomes better later closes nothing:
 * that is recorded, and the rater is asked like everybody. What raters do is not in the trail, which would keep their address.
 */
@Injectable()
export class RatingFollower extends RatingListener {
  constructor(
    private readonly rectifications: RectificationsRepository,
    private readonly responsible: ResponsiblePersons,
    private readonly clocks: RectificationClocks,
    private readonly clock: Clock,
  ) {
    super();
  }

  async rated(tx: Tx, rating: RatingFact): Promise<void> {
    if (ratingLevels[rating.level].bad) await this.open(tx, rating);
  }

  async changed(tx: Tx, rating: RatingFact, before: RatingLevel): Promise<void> {
    const found = await this.rectifications.findByRating(rating.id, tx);
    if (!found) return this.rated(tx, rating);
    const text = `由「${ratingLevels[before].label}」改为「${ratingLevels[rating.level].label}」`;
    await this.rectifications.addStep(tx, newStep(found.id, { kind: 'rater' }, { kind: 'rating-changed', text, level: rating.level }, this.clock.now()));
  }

  override async excluded(tx: Tx, rating: RatingFact): Promise<void> {
    const found = await this.rectifications.findByRating(rating.id, tx);
    if (!found) return;
    await this.rectifications.changeIn(tx, found.id, ['open', 'proposed', 'closed'], { excluded: true });
    await this.rectifications.addStep(tx, newStep(found.id, { kind: 'system' }, { kind: 'excluded', text: '仍须办结：由评价人认可或监督员办结' }, this.clock.now()));
  }

  private async open(tx: Tx, rating: RatingFact): Promise<void> {
    const at = this.clock.now();
    const responsible = await this.responsible.of(rating.sectionId, rating.handledById);
    const row = newRectification(rating, responsible, await this.clocks.from(at, rating.hasContact), at);
    await this.rectifications.insert(tx, row);
    await this.rectifications.addStep(tx, newStep(row.id, { kind: 'system' }, { kind: 'opened', text: `责任人：${responsible.name}`, level: rating.level }, at));
  }
}
