import { Navigate, Outlet, useLocation } from 'react-router';
import { useSession } from '@/lib/use-session';

/** Behind this line everybody is logged in; a first password is changed before anything else. */
export const LoginGate = () => {
  const session = useSession();
  const { pathname, search } = useLocation();
  if (session === null) return <Navigate replace to={`/login?next=${encodeURIComponent(pathname + search)}`} />;
  if (session.member.mustChangePassword && pathname !== '/password') return <Navigate replace to={`/password?next=${encodeURIComponent(pathname + search)}`} />;
  return <Outlet />;
};
