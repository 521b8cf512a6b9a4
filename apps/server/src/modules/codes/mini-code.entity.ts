import { Entity } from 'typeorm';
import { HashColumn, PrimaryTextColumn, StringColumn, TextColumn, TimeColumn } from '../../platform/database/columns.js';

/** A code that WeChat has drawn; its name says for which app, what it opens, in which build and how large. */
@Entity('mini_code')
export class MiniCodeEntity {
  @PrimaryTextColumn(100) name!: string;
  @HashColumn() sha256!: string;
  @StringColumn(20) mime!: string;
  @TimeColumn() createdAt!: Date;
}

/** A link that WeChat has made. */
@Entity('mini_link')
export class MiniLinkEntity {
  @PrimaryTextColumn(100) name!: string;
  @TextColumn() url!: string;
  @TimeColumn() expiresAt!: Date;
}
