import { Layout, Menu, type MenuProps } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link, Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router';
import { deskGroups, deskOf } from '@/app/desks';
import { MemberMenu } from '@/app/member-menu';
import { Refused } from '@/app/refused';
import { KeysHelp } from '@/components/keys-help';
import { LoadingBlock } from '@/components/loading-block';
import { may } from '@/lib/abilities';
import { useHotkeys } from '@/lib/hotkeys';
import { useCentre } from '@/lib/use-centre';
import { useDeviceReport } from '@/lib/use-device-report';
import { useMember } from '@/lib/use-session';
import type { StaffRole } from '@sunshine/contracts/words';

type MenuItem = NonNullable<MenuProps['items']>[number];

const menuOf = (role: StaffRole): MenuItem[] =>
  deskGroups.flatMap<MenuItem>(({ label, desks }) => {
    const items = desks
      .filter((desk) => desk.needs === null || may(role, desk.needs))
      .map((desk) => ({ key: desk.path, icon: desk.icon, label: <Link to={desk.path}>{desk.label}</Link> }));
    if (items.length === 0) return [];
    if (label === null) return items;
    return items.length === 1 ? [{ type: 'divider' as const, key: label }, ...items] : [{ type: 'group' as const, label, children: items }];
  });

const focusSearch = (): void => document.querySelector<HTMLInputElement>('input[data-search], [data-search] input')?.focus();

/** The column is longer than a low screen: the present desk stays in sight. */
const DeskMenu = ({ role, path }: { role: StaffRole; path: string }) => {
  const column = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Newer browsers answer a promise, which React would take for the clean-up.
    void column.current?.querySelector('.ant-menu-item-selected')?.scrollIntoView({ block: 'nearest' });
  }, [path]);
  return (
    <div ref={column}>
      <Menu mode="inline" selectedKeys={[path]} items={menuOf(role)} />
    </div>
  );
};

export const Shell = () => {
  const { role, mustChangePassword } = useMember();
  const { pathname } = useLocation();
  const loading = useNavigation().state === 'loading';
  const desk = deskOf(pathname);
  const refused = desk !== null && !may(role, desk.needs);
  const centre = useCentre();
  const [help, setHelp] = useState(false);
  useDeviceReport();
  useHotkeys({ '/': focusSearch, '?': () => setHelp(true) });
  return (
    <Layout className="shell">
      <a className="skip-link" href="#main">
        跳到正文
      </a>
      <header className="shell-header">
        <span className="shell-name">{centre.data?.platformName ?? '阳光交易'}</span>
        <span className="shell-centre">{centre.data?.name ?? ''} · 管理台</span>
        <MemberMenu onKeys={() => setHelp(true)} />
      </header>
      <Layout hasSider>
        <nav className="shell-nav" aria-label="工作台">
          {!mustChangePassword && <DeskMenu role={role} path={pathname === '/' ? '/' : `/${pathname.split('/')[1]}`} />}
        </nav>
        <main id="main" tabIndex={-1} className="shell-main" aria-busy={loading}>
          {loading ? <LoadingBlock /> : refused ? <Refused label={desk.label} role={role} /> : <Outlet />}
        </main>
      </Layout>
      <ScrollRestoration />
      <KeysHelp open={help} onClose={() => setHelp(false)} />
    </Layout>
  );
};
