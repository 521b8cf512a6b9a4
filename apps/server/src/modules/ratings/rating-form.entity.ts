import type { FormPurpose, FormQuestion, OwnQuestion } from '@sunshine/contracts';
import { Entity, Index } from 'typeorm';
import { IntColumn, JsonColumn, PrimaryIdColumn, PrimaryTextColumn, StringColumn, TextColumn, TimeColumn } from '../../platform/database/columns.js';

/** A published version. Rows are only ever added: a rating points at what was asked. */
@Entity('rating_form')
@Index('rating_form_version', ['subject', 'version'], { unique: true })
export class RatingFormEntity {
  @PrimaryIdColumn() id!: string;
  @StringColumn(16) purpose!: FormPurpose;
  /** A matter's id, or the purpose where there is one form of it. */
  @StringColumn(40) subject!: string;
  @IntColumn() version!: number;
  @StringColumn(100) title!: string;
  @TextColumn() intro!: string;
  @JsonColumn() questions!: FormQuestion[];
  @StringColumn(40) standardVersion!: string;
  @TimeColumn() publishedAt!: Date;
  @StringColumn(60) publishedBy!: string;
}

/** What is being edited: the centre's own questions alone. */
@Entity('rating_form_draft')
export class RatingFormDraftEntity {
  @PrimaryTextColumn(40) subject!: string;
  @StringColumn(100) title!: string;
  @TextColumn() intro!: string;
  @JsonColumn() questions!: OwnQuestion[];
  @IntColumn() revision!: number;
  @TimeColumn() editedAt!: Date;
  @StringColumn(60) editedBy!: string;
}
