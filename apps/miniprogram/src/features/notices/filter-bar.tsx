import type { Region } from '@sunshine/contracts';
import { useState } from 'react';
import { Box, SideScroll, Tap, Words } from '../../components/elements';
import { filterChips, type NoticeFilter } from '../../wording/filter';
import { FilterSheet, type FilterPart } from './filter-sheet';

interface FilterBarProps {
  filter: NoticeFilter;
  regions: Region[];
  onChange: (filter: NoticeFilter) => void;
}

const parts: { key: FilterPart; name: string; count: (filter: NoticeFilter) => number }[] = [
  { key: 'categories', name: '类别', count: (filter) => filter.categories.length },
  { key: 'types', name: '类型', count: (filter) => filter.types.length },
  { key: 'regions', name: '地区', count: (filter) => filter.regions.length },
  { key: 'dates', name: '日期', count: (filter) => (filter.from || filter.to ? 1 : 0) },
  { key: 'range', name: '金额', count: (filter) => (filter.minFen !== undefined || filter.maxFen !== undefined ? 1 : 0) },
];

export function useFilterSheet(props: FilterBarProps) {
  const [openPart, setOpenPart] = useState<FilterPart | null>(null);
  const sheet = openPart && <FilterSheet key={openPart} part={openPart} {...props} onClose={() => setOpenPart(null)} />;
  return { sheet, open: setOpenPart };
}

/** Shows what is on; every condition can be taken away by itself. */
export function FilterBar({ filter, regions, onChange, onOpen }: FilterBarProps & { onOpen: (part: FilterPart) => void }) {
  const chips = filterChips(filter, regions);
  return (
    <Box className="filter">
      <SideScroll className="filter-parts" label="筛选">
        {parts.map((part) => {
          const count = part.count(filter);
          return (
            <Tap key={part.key} className={`filter-part ${count > 0 ? 'filter-part-on' : ''}`} label={count > 0 ? `${part.name} ${count} 项已选` : `${part.name}，不限`} onTap={() => onOpen(part.key)}>
              {count > 0 ? `${part.name} ${count}` : part.name}
              <Words className="chevron-down" hidden />
            </Tap>
          );
        })}
      </SideScroll>
      {chips.length > 0 && (
        <Box as="ul" className="chips" label="已选条件">
          {chips.map((chip) => (
            <Box as="li" key={chip.key}>
              <Tap className="on-chip" label={`去掉条件 ${chip.label}`} onTap={() => onChange(chip.without)}>
                {chip.label}
                <Words className="on-chip-x" hidden>
                  ×
                </Words>
              </Tap>
            </Box>
          ))}
        </Box>
      )}
    </Box>
  );
}
