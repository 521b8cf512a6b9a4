import { Entity, Index } from 'typeorm';
import { HashColumn, IntColumn, PrimaryIdColumn, PrimaryTextColumn, StringColumn, TextColumn, TimeColumn } from '../../platform/database/columns.js';

/** A picture that an article names: its address at WeChat, and our copy once it is fetched. */
@Entity('article_picture')
@Index('article_picture_hash', ['hash'])
@Index('article_picture_due', ['nextAttemptAt'])
export class ArticlePictureEntity {
  @PrimaryIdColumn() articleId!: string;
  /** SHA-256 of `url`: the picture's name in our pages. */
  @PrimaryTextColumn(64) hash!: string;
  @TextColumn() url!: string;
  /** Of the bytes in our storage. */
  @HashColumn({ nullable: true }) sha256!: string | null;
  @StringColumn(40, { nullable: true }) mime!: string | null;
  @IntColumn() attempts!: number;
  /** Null: fetched, or given up. */
  @TimeColumn({ nullable: true }) nextAttemptAt!: Date | null;
  @StringColumn(200, { nullable: true }) lastError!: string | null;
}
