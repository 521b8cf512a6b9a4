import type { InboxItem } from '@sunshine/contracts';
import { useRef } from 'react';
import { tellingKinds } from '@sunshine/contracts/words';
import { Box, Tap, Words } from '../../components/elements';
import { ListEnd } from '../../components/list-end';
import { Unbroken } from '../../components/unbroken';
import { projectUrl } from '../../services/navigate';
import { momentWords } from '../../wording/dates';
import { pushWords } from './inbox-words';
import { useReading, type Shown, type useInbox } from './use-inbox';

/** Where an item leads: its own page, a digest's members, or its notice on the project's page; what leads back here says it all itself. */
function placeOf({ id, kind, page, noticeId, projectId }: InboxItem): string | null {
  if (kind === 'digest') return `/pages/inbox/index?digest=${id}`;
  if (page) return page.startsWith('pages/inbox/') ? null : `/${page}`;
  return noticeId && projectId ? projectUrl(projectId, noticeId) : null;
}

function ItemWords({ item, isRead, now }: { item: InboxItem; isRead: boolean; now: number }) {
  return (
    <>
      <Box className="card-head">
        <Words className={`chip chip-${item.kind}`}>{tellingKinds[item.kind]}</Words>
        <Words className={isRead ? 'card-kind' : 'unread-word'}>{isRead ? '已读' : '未读'}</Words>
        <Words className="card-day">{momentWords(item.createdAt, now)}</Words>
      </Box>
      <Words as="p" className="card-title">
        {item.title}
      </Words>
      {item.summary && (
        <Words as="p">
          <Unbroken text={item.summary} />
        </Words>
      )}
      <Words as="p" className="hint">{`因为：${item.why}`}</Words>
    </>
  );
}

function Item({ item, isRead, onLog }: { item: InboxItem; isRead: boolean; onLog: (item: InboxItem) => void }) {
  const place = placeOf(item);
  const now = Date.now();
  return (
    <Box as="li" className="card plain-card">
      {place ? (
        <Tap className="card-body" to={place}>
          <ItemWords item={item} isRead={isRead} now={now} />
        </Tap>
      ) : (
        <ItemWords item={item} isRead={isRead} now={now} />
      )}
      <Tap className="push-state" onTap={() => onLog(item)}>
        <Words className="row-text">{pushWords(item, now)}</Words>
        <Words className="push-more">看经过</Words>
      </Tap>
    </Box>
  );
}

const nothing = {
  all: { title: '还没有消息', hint: '您的订阅有了新公告、关注的项目有了进展、留言有了答复，都会放在这里。' },
  undelivered: { title: '没有漏掉的提醒', hint: '该在微信里提醒、却没能送到的消息，会列在这里并写明原因。' },
  digest: { title: '这份汇总里的公告已撤回', hint: '在“站内信”里可以看到它们。' },
};

interface InboxListProps {
  list: ReturnType<typeof useInbox>;
  shown: Shown;
  onLog: (item: InboxItem) => void;
}

export function InboxList({ list, shown, onLog }: InboxListProps) {
  useReading(list.first, shown);
  // Being in view reads them; on this visit they stay marked as what they were when they came.
  const fresh = useRef(new Set<string>());
  for (const { id, read } of list.items) if (!read) fresh.current.add(id);
  const empty = shown.digest === undefined ? (shown.undelivered ? nothing.undelivered : nothing.all) : nothing.digest;
  return (
    <>
      <Box as="ul" className="cards">
        {list.items.map((item) => (
          <Item key={item.id} item={item} isRead={item.read && !fresh.current.has(item.id)} onLog={onLog} />
        ))}
      </Box>
      <ListEnd list={list} empty={empty} moreWords="再看 20 条" />
    </>
  );
}
