import { useDidShow, usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { Box, Field, Tap } from '../../components/elements';
import { Frame } from '../../components/frame';
import { FilterBar, useFilterSheet } from '../../features/notices/filter-bar';
import { NoticeList } from '../../features/notices/notice-list';
import { useNotices } from '../../features/notices/use-notices';
import { getCentre, knownCentre } from '../../services/centre';
import { lookAtInbox } from '../../services/me';
import { open, pageParams, stopRefreshing } from '../../services/navigate';
import { storage } from '../../services/storage';
import { useAnswer } from '../../services/use-answer';
import { filterToConditions, queryToFilter } from '../../wording/filter';

export default function NoticesPage() {
  const [filter, setFilter] = useState(() => storage.take('filter-prefill') ?? queryToFilter(pageParams()));
  const [typed, setTyped] = useState(filter.q);
  const list = useNotices(filter);
  const centre = useAnswer(getCentre);
  const regions = (centre.data ?? knownCentre())?.regions ?? [];
  const { sheet, open: openSheet } = useFilterSheet({ filter, regions, onChange: setFilter });

  useEffect(() => setTyped(filter.q), [filter.q]);
  useDidShow(() => {
    const handed = storage.take('filter-prefill');
    if (handed) setFilter(handed);
    void lookAtInbox();
  });
  useReachBottom(list.more);
  usePullDownRefresh(() => {
    void list.reload().then(stopRefreshing);
  });

  const openPart: typeof openSheet = (part) => {
    // A page that started without network has no regions to offer yet.
    if (centre.error !== null) void centre.reload();
    openSheet(part);
  };
  const search = () => setFilter({ ...filter, q: typed.trim() });
  const saveAlert = () => {
    storage.write('alert-prefill', { conditions: filterToConditions(filter), parties: filter.party ? [filter.party] : [] });
    void open('/pages/alert/index');
  };
  return (
    <Frame title="公告" tab="notices" over={sheet}>
      <Box className="search-bar">
        <Field label="搜索公告" labelHidden kind="search" value={typed} onChange={setTyped} onConfirm={search} placeholder="搜项目、单位、中标人" />
        <Tap className="button search-go" onTap={search}>
          搜索
        </Tap>
      </Box>
      <FilterBar filter={filter} regions={regions} onChange={setFilter} onOpen={openPart} />
      <NoticeList list={list} filter={filter} onSaveAlert={saveAlert} />
    </Frame>
  );
}
