import { Box, Tap, Words } from '../../components/elements';
import { ListEnd } from '../../components/list-end';
import { NoticeCards } from '../../components/notice-card';
import type { NoticeFilter } from '../../wording/filter';
import type { useNotices } from './use-notices';

interface NoticeListProps {
  list: ReturnType<typeof useNotices>;
  filter: NoticeFilter;
  onSaveAlert: () => void;
}

const EMPTY = { title: '没有符合条件的公告', hint: '可以去掉一些条件再找；也可以把条件存为订阅，一有这样的公告就通知您。' };

/** How many there are, the notices, and a way to be told of the next one. */
export function NoticeList({ list, filter, onSaveAlert }: NoticeListProps) {
  const now = Date.now();
  const total = list.first?.total;
  return (
    <>
      <Box className="count-line">
        <Words className="count" as="p">
          {total === undefined || total === null ? (list.loading ? '正在查找…' : '') : `共 ${total} 条公告`}
        </Words>
        <Tap className="text-button" onTap={onSaveAlert}>
          把这个条件存为订阅
        </Tap>
      </Box>
      {list.items.length > 0 && <NoticeCards cards={list.items} now={now} query={filter.q} />}
      <ListEnd list={list} empty={EMPTY} moreWords="再看 20 条" />
    </>
  );
}
