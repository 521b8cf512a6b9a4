import type { MenuEntry, OfficialAccount } from '@sunshine/contracts';
import { useState } from 'react';
import { Box, Heading, Tap, Words } from '../../components/elements';
import { FollowEntry } from '../../components/follow-entry';
import { MenuRow } from '../../components/menu-row';
import { useOpening } from '../../components/opening';
import { Failed } from '../../components/states';
import { open } from '../../services/navigate';
import { platform } from '../../services/platform';
import { useAction } from '../../services/use-answer';
import { menuNote } from './menu-note';

function openEntry({ action, target, appid }: MenuEntry): Promise<string | null> {
  if (action === 'article') return platform.openArticle(target ?? '');
  if (action === 'link') return platform.openLink(target ?? '');
  if (action === 'mini-program') return platform.openMiniProgram(appid ?? '', target ?? '');
  if (action === 'page') return open(`/${target ?? ''}`).then(() => null);
  return Promise.resolve('这一项要在公众号里使用，请先关注公众号');
}

function Menu({ menu }: Pick<OfficialAccount, 'menu'>) {
  const [isOpen, setOpen] = useState(false);
  const opening = useOpening(openEntry);
  return (
    <>
      <Tap className="button quiet" expanded={isOpen} onTap={() => setOpen(!isOpen)}>
        {isOpen ? '收起公众号菜单' : '公众号菜单'}
      </Tap>
      {isOpen && (
        <Box as="ul" className="rows">
          {menu.flatMap(({ name, entries }) =>
            entries.map((entry, at) => <MenuRow key={`${name}-${at}`} title={entry.name} note={menuNote(name, entry)} onTap={() => opening.run(entry)} />),
          )}
        </Box>
      )}
      {opening.ending}
    </>
  );
}

/** Who publishes, how to follow, and what the account's menu offers. */
export function AccountPanel({ account }: { account: OfficialAccount }) {
  const [isEntryMissing, setEntryMissing] = useState(false);
  const { name, description, username, menu } = account;
  const profile = useAction(async () => platform.openAccount(username ?? ''));
  if (name === '' && menu.length === 0) return null;
  return (
    <Box as="section" className="block account">
      <Heading level={2} className="block-title">
        {name === '' ? '公众号' : `公众号：${name}`}
      </Heading>
      {description && <Words as="p">{description}</Words>}
      <FollowEntry onMissing={() => setEntryMissing(true)} />
      {isEntryMissing && name !== '' && <Words as="p" className="hint">{`关注：在微信顶部搜索“${name}”，进入公众号后点“关注”。`}</Words>}
      {username !== null && platform.opensAccounts() && (
        <Tap className="button quiet" onTap={profile.run} disabled={profile.busy}>
          打开公众号主页
        </Tap>
      )}
      {profile.error !== null && <Failed error={profile.error} />}
      {menu.length > 0 && <Menu menu={menu} />}
    </Box>
  );
}
