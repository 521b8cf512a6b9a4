import { OfficialAccount } from '@tarojs/components';
import { useState } from 'react';

const LOADED = 0;

/**
 * WeChat's own entry to follow the official account. It shows only after certain ways into the mini program and when the
 * account is linked, so it takes no room until it has loaded; `onMissing` says that it will not show.
 */
export function FollowEntry({ onMissing }: { onMissing: () => void }) {
  const [isMissing, setMissing] = useState(false);
  const settle = (status: number | undefined) => {
    if (status === LOADED) return;
    setMissing(true);
    onMissing();
  };
  if (isMissing) return null;
  return <OfficialAccount onLoad={(event) => settle(event.detail.status)} onError={(event) => settle(event.detail.status)} />;
}
