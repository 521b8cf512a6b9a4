import { Entity, Index } from 'typeorm';
import { BoolColumn, PrimaryIdColumn, StringColumn, TimeColumn } from '../../platform/database/columns.js';

/** A person, as WeChat names them to the mini program and to the official account. */
@Entity('user')
@Index('user_mini_openid', ['miniOpenid'], { unique: true })
@Index('user_official_openid', ['officialOpenid'], { unique: true })
@Index('user_unionid', ['unionid'], { unique: true })
export class UserRow {
  @PrimaryIdColumn() id: string;
  @StringColumn(64, { nullable: true }) miniOpenid: string | null;
  @StringColumn(64, { nullable: true }) unionid: string | null;
  @StringColumn(64, { nullable: true }) officialOpenid: string | null;
  @BoolColumn() officialFollowing: boolean;
  /** When the account's list or an event last named the follower. */
  @TimeColumn({ nullable: true }) officialSeenAt: Date | null;
  /** Under the data key; only PhonesService opens it. */
  @StringColumn(160, { nullable: true }) phoneSealed: string | null;
  @TimeColumn({ nullable: true }) phoneSince: Date | null;
  /** The consent to be told of notices: withdrawn then, and given again then. Neither: given with the first login. */
  @TimeColumn({ nullable: true }) remindersOffAt: Date | null;
  @TimeColumn({ nullable: true }) remindersOnAt: Date | null;
  @TimeColumn() createdAt: Date;
  @TimeColumn() lastSeenAt: Date;
}
