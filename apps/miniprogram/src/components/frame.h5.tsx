import { useEffect, useSyncExternalStore } from 'react';
import home from '../assets/tab/home.png';
import homeOn from '../assets/tab/home-on.png';
import mine from '../assets/tab/mine.png';
import mineOn from '../assets/tab/mine-on.png';
import notices from '../assets/tab/notices.png';
import noticesOn from '../assets/tab/notices-on.png';
import supervision from '../assets/tab/supervision.png';
import supervisionOn from '../assets/tab/supervision-on.png';
import { useElder } from '../services/elder';
import { back, open, tabs, type TabKey } from '../services/navigate';
import { platform } from '../services/platform';
import { unread } from '../services/unread-store';
import type { FrameProps } from './frame-props';

const icons: Record<TabKey, [string, string]> = { home: [home, homeOn], notices: [notices, noticesOn], supervision: [supervision, supervisionOn], mine: [mine, mineOn] };

function TabBar({ here }: { here: TabKey }) {
  const count = useSyncExternalStore(unread.subscribe, unread.get, unread.get);
  return (
    <nav className="tabs" aria-label="主导航">
      {tabs.map((tab) => (
        <a
          key={tab.key}
          href={`#/${tab.path}`}
          className={`tab ${tab.key === here ? 'tab-on' : ''}`}
          aria-current={tab.key === here ? 'page' : undefined}
          onClick={(event) => {
            event.preventDefault();
            if (tab.key !== here) void open(`/${tab.path}`);
          }}
        >
          <img src={icons[tab.key][tab.key === here ? 1 : 0]} alt="" width="28" height="28" />
          <span>{tab.name}</span>
          {tab.key === 'mine' && count > 0 && (
            <span className="badge">
              {count > 99 ? '99+' : count}
              <span className="unseen">条未读</span>
            </span>
          )}
        </a>
      ))}
    </nav>
  );
}

/** A page in a browser: title bar with a way back, the content, and the tabs. */
export function Frame({ title, tab, footer, over, kiosk, className, children }: FrameProps) {
  const elder = useElder();
  useEffect(() => platform.setTitle(title), [title]);
  return (
    <div className={`root ${kiosk ? 'kiosk' : elder ? 'elder' : ''}`}>
      <header className="bar">
        {!tab && !kiosk && (
          <button type="button" className="bar-back" aria-label="返回" onClick={() => void back()}>
            <span className="chevron-left" aria-hidden />
          </button>
        )}
        <h1 className="bar-title">{title}</h1>
      </header>
      <main className={`page ${className ?? ''} ${footer ? 'with-footer' : ''} ${tab ? 'with-tabs' : ''}`}>{children}</main>
      {footer && (
        <footer className="footer" aria-label="操作">
          {footer}
        </footer>
      )}
      {tab && <TabBar here={tab} />}
      {over}
    </div>
  );
}
