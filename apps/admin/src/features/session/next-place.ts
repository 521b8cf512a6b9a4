/** Where to go after the login: a path of this console only, never another site. */
export const nextPlace = (search: URLSearchParams): string => {
  const next = search.get('next') ?? '/';
  return /^\/(?![/\\])/.test(next) && !next.startsWith('/login') ? next : '/';
};
