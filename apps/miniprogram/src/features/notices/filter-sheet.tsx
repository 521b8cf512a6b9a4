import type { Region } from '@sunshine/contracts';
import { noticeTypes, tradeCategories, type NoticeType, type TradeCategory } from '@sunshine/contracts/words';
import { useState } from 'react';
import { Choices } from '../../components/choices';
import { DayField, Field, Tap, Words } from '../../components/elements';
import { Sheet } from '../../components/sheet';
import { fenOfWan, wanOfFen } from '../../wording/amounts';
import type { NoticeFilter } from '../../wording/filter';

export type FilterPart = 'categories' | 'types' | 'regions' | 'dates' | 'range';

const titles: Record<FilterPart, string> = { categories: '交易类别', types: '公告类型', regions: '地区', dates: '发布日期', range: '金额' };
const optionsOf = <K extends string>(table: Record<K, { label: string }>) => (Object.keys(table) as K[]).map((value) => ({ value, label: table[value].label }));

interface FilterSheetProps {
  part: FilterPart;
  filter: NoticeFilter;
  regions: Region[];
  onChange: (filter: NoticeFilter) => void;
  onClose: () => void;
}

interface PartProps {
  draft: NoticeFilter;
  regions: Region[];
  setDraft: (filter: NoticeFilter) => void;
}

function Range({ draft, setProblem, setDraft }: PartProps & { setProblem: (words: string | null) => void }) {
  const [typed, setTyped] = useState({ min: wanOfFen(draft.minFen), max: wanOfFen(draft.maxFen) });
  const change = (next: { min: string; max: string }) => {
    setTyped(next);
    const [minFen, maxFen] = [fenOfWan(next.min), fenOfWan(next.max)];
    if (minFen === null || maxFen === null) return setProblem('请填数字，例如 50 或 67.4');
    if (minFen !== undefined && maxFen !== undefined && minFen > maxFen) return setProblem('最低金额不能高于最高金额');
    setProblem(null);
    setDraft({ ...draft, minFen, maxFen });
  };
  return (
    <>
      <Field label="最低（万元）" kind="decimal" maxLength={12} value={typed.min} placeholder="不限" onChange={(min) => change({ ...typed, min })} />
      <Field label="最高（万元）" kind="decimal" maxLength={12} value={typed.max} placeholder="不限" onChange={(max) => change({ ...typed, max })} />
    </>
  );
}

function Part({ part, draft, regions, setDraft, setProblem }: PartProps & { part: FilterPart; setProblem: (words: string | null) => void }) {
  switch (part) {
    case 'categories':
      return <Choices<TradeCategory> label="交易类别" options={optionsOf(tradeCategories)} chosen={draft.categories} onChange={(categories) => setDraft({ ...draft, categories })} />;
    case 'types':
      return <Choices<NoticeType> label="公告类型" options={optionsOf(noticeTypes)} chosen={draft.types} onChange={(types) => setDraft({ ...draft, types })} />;
    case 'regions': {
      const options = regions.flatMap((region) => (region.code ? [{ value: region.code, label: region.name }] : []));
      return options.length > 0 ? <Choices label="地区" options={options} chosen={draft.regions} onChange={(chosen) => setDraft({ ...draft, regions: chosen })} /> : <Words as="p">本中心没有设置地区</Words>;
    }
    case 'dates':
      return (
        <>
          <DayField label="从" value={draft.from} onChange={(from) => setDraft({ ...draft, from })} />
          <DayField label="到" value={draft.to} onChange={(to) => setDraft({ ...draft, to })} />
        </>
      );
    case 'range':
      return <Range draft={draft} regions={regions} setDraft={setDraft} setProblem={setProblem} />;
  }
}

const cleared: Record<FilterPart, Partial<NoticeFilter>> = {
  categories: { categories: [] },
  types: { types: [] },
  regions: { regions: [] },
  dates: { from: undefined, to: undefined },
  range: { minFen: undefined, maxFen: undefined },
};

/** Conditions of one kind; nothing changes before 确定. */
export function FilterSheet({ part, filter, regions, onChange, onClose }: FilterSheetProps) {
  const [draft, setDraft] = useState(filter);
  const [problem, setProblem] = useState<string | null>(null);
  const finish = (next: NoticeFilter) => {
    onChange(next);
    onClose();
  };
  return (
    <Sheet
      title={titles[part]}
      onClose={onClose}
      actions={
        <>
          <Tap className="button quiet" onTap={() => finish({ ...filter, ...cleared[part] })}>
            不限
          </Tap>
          <Tap className="button" disabled={problem !== null} onTap={() => finish(draft)}>
            确定
          </Tap>
        </>
      }
    >
      <Part part={part} draft={draft} regions={regions} setDraft={setDraft} setProblem={setProblem} />
      {problem && (
        <Words as="p" className="problem">
          {problem}
        </Words>
      )}
    </Sheet>
  );
}
