import { useEffect } from 'react';

/** A browser has no entry of WeChat's. */
export function FollowEntry({ onMissing }: { onMissing: () => void }) {
  useEffect(onMissing, []);
  return null;
}
