import { Entity, Index } from 'typeorm';
import { HashColumn, IntColumn, JsonColumn, PrimaryIdColumn, StringColumn, TextColumn, TimeColumn } from '../../platform/database/columns.js';

/** `published`: WeChat lists it and names it for good. `mass-sent`: only an event told of it, with its address and nothing else. */
export type ArticleOrigin = 'published' | 'mass-sent';

/** One article of the official account. Its id sorts by the time of publishing. */
@Entity('article')
@Index('article_place', ['origin', 'wechatId', 'position'], { unique: true })
@Index('article_address', ['addressHash'])
export class ArticleEntity {
  @PrimaryIdColumn() id!: string;
  @StringColumn(12) origin!: ArticleOrigin;
  /** The article_id, or the message id of a mass-sending. */
  @StringColumn(128) wechatId!: string;
  /** Which of the articles that were published together, from 0. */
  @IntColumn() position!: number;
  @StringColumn(300) title!: string;
  @StringColumn(100) author!: string;
  @TextColumn() digest!: string;
  /** For WeChat's reader; null when there is no lasting address. */
  @TextColumn({ nullable: true }) url!: string | null;
  /** What the address says about which article it is, whatever its other parameters. */
  @HashColumn({ nullable: true }) addressHash!: string | null;
  @HashColumn({ nullable: true }) coverHash!: string | null;
  /** Clean HTML, cut for a phone. */
  @JsonColumn() parts!: string[];
  /** Of everything that WeChat said of it, so that the same is not cleaned twice; null: clean it at the next look. */
  @HashColumn({ nullable: true }) fingerprint!: string | null;
  @TimeColumn() publishedAt!: Date;
  @TimeColumn() updatedAt!: Date;
  /** When WeChat last said that it is there. */
  @TimeColumn() seenAt!: Date;
  @TimeColumn({ nullable: true }) removedAt!: Date | null;
  @TimeColumn({ nullable: true }) hiddenAt!: Date | null;
  @StringColumn(60, { nullable: true }) hiddenBy!: string | null;
  @StringColumn(500, { nullable: true }) hiddenReason!: string | null;
}
