/** Where the phone page of this origin is rated: by a token, or a matter at large. The server serves both pages. */
export const rateUrl = (origin: string, about: { t: string } | { matter: string }): string => `${origin}/#/pages/rate/index?${new URLSearchParams(about).toString()}`;

/** Where an invited person finds the code filled in. It stands behind the #, so no server on the way writes it down. */
export const invitationUrl = (origin: string, code: string): string => `${origin}/#/pages/supervisor/accept/index?${new URLSearchParams({ code }).toString()}`;
