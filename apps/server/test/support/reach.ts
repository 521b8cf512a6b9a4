/**
 * Who reaches which route, typed by hand: what the centre wants, not what the code says. Letters are editor, reviewer, supervisor-desk
 * and administrator. A route that is not in here fails the matrix test, and so does one that is gone.
 */
export const reach: Readonly<Record<string, readonly string[]>> = {
  anybody: [
    'GET /api/health',
    'POST /api/session',
    'POST /api/staff/session',
    ...['GET /api/home', 'GET /api/centre', 'GET /api/organisation', 'GET /api/synonyms', 'GET /api/parties', 'GET /api/limits', 'GET /api/limits/:id/on'],
    ...['GET /api/notices', 'GET /api/notices/:id', 'GET /api/notices/:id/versions/:number', 'GET /api/projects/:id', 'GET /api/attachments/:id'],
    ...['GET /api/articles', 'GET /api/articles/account', 'GET /api/articles/images/:hash', 'GET /api/articles/:id', 'GET /api/articles/:id/parts/:part'],
    ...['POST /api/uploads', 'GET /api/uploads/:id'],
    ...['GET /api/cases/path', 'GET /api/cases/paths', 'POST /api/cases', 'POST /api/call-backs', 'GET /api/questions', 'GET /api/questions/:id'],
    // Of whoever knows the receipt and its code, or is the filer.
    ...['lookup', 'withdraw', 'materials', 'consent-withdrawal'].map((act) => `POST /api/cases/${act}`),
    ...['GET /api/rating-forms/:subject', 'GET /api/ratings/token/:token', 'POST /api/ratings', 'POST /api/ratings/read-back', 'POST /api/ratings/change', 'GET /api/excluded-ratings'],
    ...['GET /api/supervision', 'GET /api/supervisors', 'GET /api/appraisals', 'GET /api/opinions', 'GET /api/opinions/:id'],
    'GET /api/erasures/:receipt',
    // Of the rater, who shows it by the login or by the receipt's code.
    ...['GET /api/figures', 'GET /api/figures/export', 'GET /api/rectifications', 'POST /api/rectifications/mine', 'POST /api/rectifications/confirm'],
    ...['GET /api/wechat/mini/push', 'POST /api/wechat/mini/push', 'GET /api/wechat/official/push', 'POST /api/wechat/official/push'],
  ],
  phone: [
    'DELETE /api/session',
    ...['GET /api/inbox', 'GET /api/inbox/counts', 'GET /api/inbox/:id/log', 'POST /api/inbox/read'],
    ...['GET /api/alerts', 'POST /api/alerts', 'PUT /api/alerts/:id', 'DELETE /api/alerts/:id', 'POST /api/alerts/preview'],
    ...['GET /api/follows', 'POST /api/follows', 'DELETE /api/follows/:id'],
    ...['GET /api/push-preference', 'PUT /api/push-preference'],
    ...['GET /api/me', 'DELETE /api/me', 'GET /api/me/data', 'PUT /api/me/reminders', 'POST /api/me/phone', 'DELETE /api/me/phone', 'GET /api/me/sessions', 'DELETE /api/me/sessions', 'DELETE /api/me/sessions/:id', 'GET /api/me/ratings', 'GET /api/cases/mine'],
    // Whose term is over still reads what they did, and whoever was invited is not yet a supervisor.
    ...['GET /api/supervisor/me', 'POST /api/supervisor/invitation', 'POST /api/supervisor/acceptance', 'GET /api/supervisor/opinions', 'GET /api/supervisor/record'],
  ],
  supervisor: [
    ...['GET /api/supervisor/home', 'GET /api/supervisor/trail', 'GET /api/supervisor/appraisal', 'PUT /api/supervisor/appraisal'],
    ...['GET /api/supervisor/tasks', 'GET /api/supervisor/tasks/:id', 'POST /api/supervisor/tasks/:id/accept', 'POST /api/supervisor/tasks/:id/report'],
    'POST /api/supervisor/opinions',
    ...['GET /api/supervisor/rectifications', 'GET /api/supervisor/rectifications/:id', 'POST /api/supervisor/rectifications/:id/close', 'POST /api/supervisor/rectifications/:id/reopen'],
    ...['GET /api/supervisor/gaming-flags', 'GET /api/supervisor/gaming-flags/:id', 'POST /api/supervisor/gaming-flags', 'POST /api/supervisor/gaming-flags/:id/decide'],
  ],
  ERDA: [
    ...['DELETE /api/staff/session', 'GET /api/staff/me', 'POST /api/staff/password'],
    ...['GET /api/staff/overview', 'GET /api/staff/projects', 'GET /api/staff/notices', 'GET /api/staff/notices/:id', 'GET /api/staff/attachments/:id', 'GET /api/staff/articles', 'GET /api/staff/articles/mirror'],
    ...['GET /api/staff/imports', 'GET /api/staff/imports/:id', 'GET /api/staff/imports/:id/rejections', 'GET /api/staff/imports/template.xlsx', 'GET /api/staff/holidays'],
    ...['POST /api/staff/paper-ratings', 'POST /api/staff/handled-services', 'GET /api/staff/handled-services', 'POST /api/staff/device'],
    // The desk prints one on a supervisor's letter.
    'GET /api/staff/codes/:kind/:id/image',
    // Whoever is named answers for a rectification, whatever their role.
    ...['GET /api/staff/rectifications', 'GET /api/staff/rectifications/:id', 'POST /api/staff/rectifications/:id/contact', 'POST /api/staff/rectifications/:id/steps', 'POST /api/staff/rectifications/:id/propose'],
    // Which case a member may handle is the case's own rule: by section, and by who else has acted.
    ...['GET /api/staff/cases', 'GET /api/staff/cases/:id', 'POST /api/staff/calls', 'DELETE /api/staff/cases/:id/question'],
    ...['contact', 'accept', 'refuse', 'transfer', 'pause', 'resume', 'called', 'draft', 'return', 'approve', 'question'].map((act) => `POST /api/staff/cases/:id/${act}`),
  ],
  ERA: [
    ...['POST /api/staff/attachments', 'POST /api/staff/notices', 'POST /api/staff/notices/check', 'GET /api/staff/notices/:id/check', 'POST /api/staff/notices/:id/check'],
    ...['PUT /api/staff/notices/:id', 'POST /api/staff/notices/:id/submit', 'POST /api/staff/notices/:id/correct', 'POST /api/staff/notices/:id/discard'],
    ...['GET /api/staff/codes/:kind/:id', 'POST /api/staff/codes/:kind/:id/link'],
  ],
  RA: [
    ...['POST /api/staff/notices/:id/approve', 'POST /api/staff/notices/:id/return', 'POST /api/staff/notices/:id/withdraw', 'POST /api/staff/imports'],
    ...['POST /api/staff/articles/mirror', 'POST /api/staff/articles/:id/hide', 'POST /api/staff/articles/:id/show', 'PUT /api/staff/articles/:id/title'],
    'POST /api/staff/ratings/:id/exclusion/decision',
  ],
  RDA: ['GET /api/staff/deliveries', 'GET /api/staff/deliveries/:id', 'GET /api/staff/delivery-health', 'GET /api/staff/rating-exclusions'],
  DA: [
    ...['GET /api/staff/deliveries/count', 'POST /api/staff/deliveries/retry', 'POST /api/staff/deliveries/:id/retry'],
    ...['GET /api/staff/content-checks', 'POST /api/staff/content-checks/:id/decision'],
    ...['GET /api/staff/ratings', 'GET /api/staff/ratings/:id', 'POST /api/staff/ratings/:id/answer', 'POST /api/staff/ratings/:id/contact', 'POST /api/staff/ratings/:id/exclusion'],
    ...['GET /api/staff/rating-forms', 'GET /api/staff/rating-forms/:subject', 'PUT /api/staff/rating-forms/:subject/draft', 'POST /api/staff/rating-forms/:subject/publish'],
    ...['GET /api/staff/supervisors', 'POST /api/staff/supervisors', 'POST /api/staff/supervisors/:id/code', 'POST /api/staff/supervisors/:id/end', 'POST /api/staff/supervisors/:id/renew'],
    ...['GET /api/staff/supervisor-records', 'GET /api/staff/supervisor-records/csv', 'GET /api/staff/tasks', 'GET /api/staff/tasks/:id', 'POST /api/staff/tasks', 'POST /api/staff/tasks/:id/check'],
    ...['GET /api/staff/opinions', 'POST /api/staff/opinions/:id/draft', 'POST /api/staff/opinions/:id/return', 'POST /api/staff/opinions/:id/publish'],
    ...['accounts', 'backlog', 'quotas', 'events', 'templates', 'pauses', 'alarms', 'dead-letters', 'dead-letters/:id/explanation', 'followers'].map((desk) => `GET /api/staff/wechat/${desk}`),
    ...['POST /api/staff/rectifications/:id/hand-over', 'GET /api/staff/gaming-flags', 'GET /api/staff/gaming-flags/:id'],
    'GET /api/staff/audit',
  ],
  A: [
    ...['GET /api/staff/members', 'POST /api/staff/members', 'PATCH /api/staff/members/:id', 'DELETE /api/staff/members/:id/sessions'],
    ...['POST /api/staff/holidays/check', 'POST /api/staff/holidays'],
    ...['followers/sync', 'templates/check', 'pauses/lift', 'alarms/close', 'dead-letters/:id/retry', 'dead-letters/:id/dismiss'].map((act) => `POST /api/staff/wechat/${act}`),
  ],
};

/** What staff may do before they have changed a password that somebody else chose. */
export const withTemporaryPassword: readonly string[] = ['DELETE /api/staff/session', 'GET /api/staff/me', 'POST /api/staff/password'];
