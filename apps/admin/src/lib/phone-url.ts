/** Where the phone page of this origin is rated: by a token, or a matter at large. The server serves both pages. */
export const rateUrl = (origin: string, about: { t: string } | { matter: string }): string => `${origin}/#/pages/rate/index?${new URLSearchParams(about).toString()}`;
