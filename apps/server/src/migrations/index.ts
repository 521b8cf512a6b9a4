import { CreatePlatform1763800000000 } from './1763800000000-create-platform.js';
import { CreateIdentity1763800100000 } from './1763800100000-create-identity.js';
import { CreateNotices1763800200000 } from './1763800200000-create-notices.js';
import { CreateFeeds1763800300000 } from './1763800300000-create-feeds.js';
import { CreateAlerts1763800400000 } from './1763800400000-create-alerts.js';
import { CreateDeliveries1763800500000 } from './1763800500000-create-deliveries.js';
import { CreateRatingsCases1763800600000 } from './1763800600000-create-ratings-cases.js';
import { ForgottenSenders1763900300000 } from './1763900300000-forgotten-senders.js';
import { CreateAlarms1763900400000 } from './1763900400000-create-alarms.js';
import { SendingByCall1763900400100 } from './1763900400100-sending-by-call.js';
import { PersonalRights1763900500000 } from './1763900500000-personal-rights.js';
import { CreateRecurringJobs1763900800000 } from './1763900800000-create-recurring-jobs.js';
import { CreateArticles1763900600000 } from './1763900600000-create-articles.js';
import { CaseCallBack1763900500100 } from './1763900500100-case-call-back.js';
import { CreateContentChecks1763900700000 } from './1763900700000-create-content-checks.js';
import { CreateCodes1763900700100 } from './1763900700100-create-codes.js';
import { ForgottenFollowers1763900900000 } from './1763900900000-forgotten-followers.js';
import { CreditHolds1763901000000 } from './1763901000000-credit-holds.js';
import { AlertTiming1764000000000 } from './1764000000000-alert-timing.js';
import { OrderAndPace1764000200000 } from './1764000200000-order-and-pace.js';
import { DigestMembers1764000300000 } from './1764000300000-digest-members.js';
import { NoticeDeadlines1764000400000 } from './1764000400000-notice-deadlines.js';
import { PartiesAndPreference1764000500000 } from './1764000500000-parties-and-preference.js';
import { SelfWatch1764000600000 } from './1764000600000-self-watch.js';
import { InboxReceipt1764000700000 } from './1764000700000-inbox-receipt.js';
import { CreateRectifications1764000820000 } from './1764000820000-create-rectifications.js';
import { Clocks1764000800000 } from './1764000800000-clocks.js';
import { RatingForms1764000810000 } from './1764000810000-rating-forms.js';
import { CreateUploads1764000850000 } from './1764000850000-create-uploads.js';
import { SentOnce1764000860000 } from './1764000860000-sent-once.js';
import { CasePauses1764000870000 } from './1764000870000-case-pauses.js';
import { CreateSupervisors1764000840000 } from './1764000840000-create-supervisors.js';
import { CaseFiles1764000830100 } from './1764000830100-case-files.js';
import { CasesByLaw1764000830000 } from './1764000830000-cases-by-law.js';

/** Every migration, oldest first; one list for both dialects. Each module adds its own line. */
export const migrations = [
  CreatePlatform1763800000000,
  CreateIdentity1763800100000,
  CreateNotices1763800200000,
  CreateFeeds1763800300000,
  CreateAlerts1763800400000,
  CreateDeliveries1763800500000,
  CreateRatingsCases1763800600000,
  ForgottenSenders1763900300000,
  CreateAlarms1763900400000,
  SendingByCall1763900400100,
  PersonalRights1763900500000,
  CaseCallBack1763900500100,
  CreateArticles1763900600000,
  CreateContentChecks1763900700000,
  CreateCodes1763900700100,
  CreateRecurringJobs1763900800000,
  ForgottenFollowers1763900900000,
  CreditHolds1763901000000,
  AlertTiming1764000000000,
  OrderAndPace1764000200000,
  DigestMembers1764000300000,
  NoticeDeadlines1764000400000,
  PartiesAndPreference1764000500000,
  SelfWatch1764000600000,
  InboxReceipt1764000700000,
  Clocks1764000800000,
  RatingForms1764000810000,
  CreateRectifications1764000820000,
  CasesByLaw1764000830000,
  CaseFiles1764000830100,
  CreateSupervisors1764000840000,
  CreateUploads1764000850000,
  SentOnce1764000860000,
  CasePauses1764000870000,
];
