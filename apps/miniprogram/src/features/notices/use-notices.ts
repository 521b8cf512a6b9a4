import type { NoticeCard, NoticeList } from '@sunshine/contracts';
import { api } from '../../services/api';
import { withQuery } from '../../services/request';
import { usePages } from '../../services/use-pages';
import { filterToQuery, type NoticeFilter } from '../../wording/filter';

const PAGE = 20;

export function useNotices(filter: NoticeFilter) {
  const query = filterToQuery(filter);
  return usePages<NoticeCard, NoticeList>((cursor) => api.get('/api/notices', { query: { ...query, limit: PAGE, cursor } }), withQuery('', query));
}
