import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { usePaused } from '@/lib/use-paused';

export interface Choice {
  value: string;
  label: string;
}

interface Props {
  value?: Choice | undefined;
  onChange?: (choice: Choice | undefined) => void;
  /** Given by the form, so that the label points here. */
  id?: string;
  /** What is searched: answers of one kind are kept apart from another's. */
  kind: string;
  placeholder: string;
  search: (q: string, signal: AbortSignal) => Promise<Choice[]>;
}

/** Chooses one of many by its words: only what the typed words find is fetched. */
export const SearchField = ({ value, onChange, id, kind, placeholder, search }: Props) => {
  const [text, setText] = useState('');
  const q = usePaused(text);
  const found = useQuery({ queryKey: ['search', kind, q], queryFn: ({ signal }) => search(q, signal), enabled: q !== '', staleTime: 30_000 });
  const options = q === '' ? [] : (found.data ?? []);
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      allowClear
      showSearch={{ filterOption: false, onSearch: setText }}
      loading={found.isFetching}
      placeholder={placeholder}
      notFoundContent={q === '' ? placeholder : found.isFetching ? '正在查找' : found.isError ? '查不到，请检查网络后重试' : '没有找到'}
      value={value?.value ?? null}
      options={value === undefined || options.some((option) => option.value === value.value) ? options : [value, ...options]}
      onChange={(key: string | null | undefined) => onChange?.(options.find((option) => option.value === key) ?? (key === value?.value ? value : undefined))}
    />
  );
};
