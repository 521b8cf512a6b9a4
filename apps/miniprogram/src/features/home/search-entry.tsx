import { useState } from 'react';
import { Field, Tap, Box } from '../../components/elements';
import { open } from '../../services/navigate';
import { storage } from '../../services/storage';
import { emptyFilter } from '../../wording/filter';

/** Leads to the notice list with what was typed. */
export function SearchEntry() {
  const [q, setQ] = useState('');
  const search = () => {
    storage.write('filter-prefill', { ...emptyFilter, q });
    void open('/pages/notices/index');
  };
  return (
    <Box className="search-bar">
      <Field label="搜索公告" labelHidden kind="search" value={q} onChange={setQ} onConfirm={search} placeholder="搜项目、单位、中标人" />
      <Tap className="button search-go" onTap={search}>
        搜索
      </Tap>
    </Box>
  );
}
